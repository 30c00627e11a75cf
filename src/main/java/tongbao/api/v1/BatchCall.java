package tongbao.api.v1;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One batch on its way through: lines in, answers out, in their order. Lives on the event loop of
 * its connection.
 *
 * <p>Some lines are taken at a time: what has come, when nothing else is under way, so that whoever
 * sends one line and waits is answered; else as many as make work worth while. A few such lots are
 * under way at once: one examined while another is recorded. When enough lines wait, nothing more
 * is read; a lot counts as under way until its answers are written. So who does not read cannot go
 * on sending, and who sends slowly holds nothing but what it has sent.
 */
final class BatchCall implements Flow.Publisher<byte[]>, Flow.Subscription {
  private static final int MOST_LOTS = 3;
  private static final int MOST_LINES = 256;
  private static final int LEAST_LINES = 16;
  private static final int FIRST_LINES = 32;

  /** Of what waits to be examined, and of what one lot is answered. */
  private static final long MOST_BYTES = 1L << 20;

  private final Context loop;
  private final RoutingContext context;
  private final HttpServerRequest request;
  private final BatchWork work;
  private final BatchPool pool;
  private final SentLines lines;
  private final Deque<CompletableFuture<BatchWork.Answered>> lots = new ArrayDeque<>();
  private CompletableFuture<BatchWork.Examined> lastExamined = new CompletableFuture<>();
  private CompletableFuture<BatchWork.Settled> lastSettled = new CompletableFuture<>();
  private BatchSummary summary = BatchSummary.NONE;
  private Flow.@Nullable Subscriber<? super byte[]> reader;
  private long wanted;
  private int lot = FIRST_LINES;
  private boolean scheduled;
  private boolean received;
  private boolean stopped;
  private volatile boolean over;

  BatchCall(RoutingContext context, Context loop, BatchWork work, BatchPool pool, int longest) {
    this.context = context;
    this.loop = loop;
    this.request = context.request();
    this.work = work;
    this.pool = pool;
    this.lines = new SentLines(longest);
    lastExamined.complete(null);
    lastSettled.complete(null);
  }

  @Override
  public void subscribe(Flow.Subscriber<? super byte[]> subscriber) {
    reader = subscriber;
    subscriber.onSubscribe(this);
    if (request.isEnded()) {
      // Under a path written otherwise it was collected.
      receive(context.body().buffer());
      end();
    } else {
      request.handler(this::receive).endHandler(nothing -> end()).exceptionHandler(e -> cancel());
      request.resume();
    }
  }

  @Override
  public void request(long more) {
    loop.runOnContext(
        nothing -> {
          wanted += more;
          goOn();
        });
  }

  /** The connection is gone. What is being recorded will be; the rest is forgotten. */
  @Override
  public void cancel() {
    over = true;
  }

  private void receive(Buffer buffer) {
    if (!stopped && !over) {
      lines.take(buffer.getBytes());
      // More may follow at once, and few lines are as much work as many.
      if (!scheduled) {
        scheduled = true;
        loop.runOnContext(
            nothing -> {
              scheduled = false;
              goOn();
            });
      }
      if (isFull()) {
        request.pause();
      }
    }
  }

  private void end() {
    received = true;
    lines.end();
    goOn();
  }

  private boolean isFull() {
    return lines.count() >= lot || lines.size() >= MOST_BYTES;
  }

  private void goOn() {
    if (over) {
      return;
    }
    answer();
    while (!stopped
        && lines.count() > 0
        && lots.size() < MOST_LOTS
        && (isFull() || lots.isEmpty() || received)) {
      begin(lines.next(lot, MOST_BYTES));
    }
    if (!received && !isFull()) {
      request.resume();
    }
    if (lots.isEmpty() && wanted > 0 && (stopped || (received && lines.count() == 0))) {
      over = true;
      reader().onNext(work.end(stopped ? summary.stopped() : summary));
      reader().onComplete();
    }
  }

  private void begin(List<SentLine> some) {
    CompletableFuture<BatchWork.Examined> examined =
        lastExamined.thenApplyAsync(before -> work.examine(some), pool.examiners());
    CompletableFuture<BatchWork.Settled> settled =
        examined.thenCombineAsync(
            lastSettled, (these, before) -> work.record(these), pool.recorder());
    CompletableFuture<BatchWork.Answered> answered =
        settled.thenApplyAsync(work::answer, pool.examiners());
    lastExamined = examined;
    lastSettled = settled;
    lots.add(answered);
    var unused = answered.whenComplete((done, failure) -> loop.runOnContext(nothing -> goOn()));
  }

  private void answer() {
    while (wanted > 0 && !lots.isEmpty() && lots.peek().isDone()) {
      wanted--;
      BatchWork.Answered answered;
      try {
        answered = lots.remove().join();
      } catch (CompletionException e) {
        // Half an answer must not look like a whole one: the connection is ended.
        over = true;
        reader().onError(e);
        return;
      }
      for (int status : answered.statuses()) {
        summary = summary.with(status);
      }
      stopped |= answered.isOutage();
      // So many lines that their answers are about as long as they may be.
      long fitting = answered.statuses().size() * MOST_BYTES / answered.text().length;
      lot = (int) Math.max(LEAST_LINES, Math.min(Math.min(MOST_LINES, 2L * lot), fitting));
      reader().onNext(answered.text());
    }
  }

  private Flow.Subscriber<? super byte[]> reader() {
    if (reader == null) {
      throw new IllegalStateException("nobody reads");
    }
    return reader;
  }
}
