package tongbao.api.v1;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;

/** One body on its way in. Lives on the event loop of its connection. */
final class IncomingBody {
  /**
   * How much of a refused body is still read and thrown away: a client that writes everything
   * before it reads would otherwise find its connection reset and never see the answer.
   */
  private static final long DRAINED = 16L * 1024 * 1024;

  private final RoutingContext context;
  private final HttpServerRequest request;
  private final long limit;
  private final Duration patience;
  private final ProblemWriter problems;
  private final Admission admission;
  private final Buffer collected = Buffer.buffer();
  private long received;
  private long timer;
  private boolean refused;

  IncomingBody(
      RoutingContext context,
      long limit,
      Duration patience,
      ProblemWriter problems,
      Admission admission) {
    this.context = context;
    this.request = context.request();
    this.limit = limit;
    this.patience = patience;
    this.problems = problems;
    this.admission = admission;
  }

  /** Collects the body and then lets the request go on. */
  void collect() {
    listen();
    request.resume();
  }

  /** Answers 413 and throws the body away. */
  void refuse() {
    refuse(tooLarge());
  }

  /** Answers a problem and throws the body away. */
  void refuse(Problem problem) {
    listen();
    answer(problem);
    request.resume();
  }

  private void listen() {
    timer = context.vertx().setTimer(patience.toMillis(), id -> late());
    request.handler(this::receive).endHandler(nothing -> end()).exceptionHandler(this::broken);
  }

  private void receive(Buffer chunk) {
    received += chunk.length();
    if (received > limit + DRAINED) {
      request.connection().close();
    } else if (!refused && received > limit) {
      answer(tooLarge());
    } else if (!refused) {
      collected.appendBuffer(chunk);
    }
  }

  private void end() {
    context.vertx().cancelTimer(timer);
    if (!refused) {
      ((RoutingContextInternal) context).setBody(collected);
      admission.admit(context);
    }
  }

  private Problem tooLarge() {
    return Problem.of(ProblemType.CONTENT_TOO_LARGE).with("limit", limit);
  }

  private void answer(Problem problem) {
    refused = true;
    problems.answer(context, problem);
  }

  private void late() {
    if (!refused) {
      refused = true;
      problems.answer(
          context, Problem.of(ProblemType.REQUEST_TIMEOUT).with("seconds", patience.toSeconds()));
    }
    request.connection().close();
  }

  private void broken(Throwable cause) {
    // The connection is gone, or Vert.x closes it over a broken chunk: nobody is left to answer.
    context.vertx().cancelTimer(timer);
    refused = true;
  }
}
