package tongbao.api.v1;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of a request before a worker thread is taken for it, so that a slow client
 * holds up nobody, and refuses one that is too large. Where an endpoint reads its body while it
 * comes, it only sees to it that the body is not read for ever.
 */
@Singleton
class BodyGate {
  private static final String CONTINUE = "100-continue";

  /** Documents on their way in, and read: what of the heap they may take together. */
  private static final long ROOM = 64L << 20;

  private static final String RETRY_AFTER_SECONDS = "5";

  private final long limit;
  private final long documentLimit;
  private final AtomicLong held = new AtomicLong();
  private final Duration patience;
  private final ProblemWriter problems;
  private final Admission admission;

  BodyGate(
      @ConfigProperty(name = "tongbao.body-limit", defaultValue = "1M") MemorySize limit,
      @ConfigProperty(name = "tongbao.document-limit", defaultValue = "20M")
          MemorySize documentLimit,
      @ConfigProperty(name = "tongbao.body-timeout", defaultValue = "30s") Duration patience,
      ProblemWriter problems,
      Admission admission) {
    this.limit = limit.asLongValue();
    this.documentLimit = documentLimit.asLongValue();
    this.patience = patience;
    this.problems = problems;
    this.admission = admission;
  }

  /**
   * Lets the request go on, or answers it.
   *
   * @param guarded whether it is to be worked on by the interface, so that its body is collected
   *     and it waits for its turn
   */
  void pass(RoutingContext context, boolean guarded) {
    HttpServerRequest request = context.request();
    @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean hasBody = length != null || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    if (!hasBody) {
      if (guarded) {
        admission.admit(context);
      } else {
        context.next();
      }
      return;
    }
    if (BatchMedia.streams(context)) {
      BatchMedia.drainAfterwards(context);
      if (isExpectationMet(context)) {
        context.next();
      }
      return;
    }
    boolean document = DocumentMedia.brought(context);
    long most = document ? documentLimit : limit;
    IncomingBody body = new IncomingBody(context, most, patience, problems, admission);
    // Netty has refused every length that is not a number of at most 19 digits.
    long announced = length == null ? most : Long.parseLong(length);
    if (announced > most) {
      body.refuse();
      return;
    }
    if (!guarded) {
      context.next();
      return;
    }
    if (admission.refuses(context)) {
      body.refuse(Admission.refusal());
      return;
    }
    if (document && !hold(context, announced)) {
      body.refuse(
          Problem.of(ProblemType.UNAVAILABLE)
              .saying("reading")
              .withHeader("Retry-After", RETRY_AFTER_SECONDS));
      return;
    }
    if (!isExpectationMet(context)) {
      return;
    }
    if (expectsContinue(request)) {
      context.response().writeContinue();
    }
    body.collect();
  }

  /** Answers the request where it expects what nobody does. */
  private boolean isExpectationMet(RoutingContext context) {
    HttpServerRequest request = context.request();
    @Nullable String expected = request.getHeader(HttpHeaders.EXPECT);
    boolean met =
        expected == null
            || request.version() == HttpVersion.HTTP_1_0
            || expected.equalsIgnoreCase(CONTINUE);
    if (!met) {
      problems.answer(context, Problem.of(ProblemType.EXPECTATION_FAILED));
    }
    return met;
  }

  /** Whether the client waits for a word before it sends the body. */
  static boolean expectsContinue(HttpServerRequest request) {
    return request.getHeader(HttpHeaders.EXPECT) != null
        && request.version() != HttpVersion.HTTP_1_0;
  }

  /** Keeps room for a document until its request is answered, if there is any. */
  private boolean hold(RoutingContext context, long bytes) {
    if (held.addAndGet(bytes) > ROOM) {
      held.addAndGet(-bytes);
      return false;
    }
    context.addEndHandler(done -> held.addAndGet(-bytes));
    return true;
  }
}
