package tongbao.desk;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import tongbao.totals.TotalsSource;

/**
 * Tells whether anything was committed, and has the few threads that then work answers out anew: so
 * few that totals, however many different ones are asked for, leave connections to filings.
 */
@ApplicationScoped
public class Freshness {

  private static final int WORKERS = 4;
  private static final int WAITING = 200;

  private final ThreadPoolExecutor asker = threads("mark", 1, new LinkedBlockingQueue<>());
  private final ThreadPoolExecutor workers =
      threads("totals", WORKERS, new ArrayBlockingQueue<>(WAITING));
  private final JoinedQuestion<String> mark;

  @Inject
  Freshness(TotalsSource source) {
    this(source::mark);
  }

  Freshness(Supplier<String> mark) {
    this.mark = new JoinedQuestion<>(mark, asker);
  }

  /** The mark of what is committed, read after this was called. */
  CompletionStage<String> mark() {
    return mark.ask();
  }

  /** The same for who has a thread to wait on. */
  String markNow() {
    return await(mark());
  }

  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  Executor workers() {
    return workers;
  }

  /**
   * A place to keep answers in.
   *
   * @param most how much is kept altogether
   * @param weight what an answer counts for in {@code most}
   */
  public <K, V> FreshAnswers<K, V> keeping(long most, ToIntFunction<V> weight) {
    return new FreshAnswers<>(this, most, weight);
  }

  /**
   * What is worked out on the same few threads and not kept.
   *
   * @throws java.util.concurrent.RejectedExecutionException where too much waits to be worked out
   */
  public <V> CompletionStage<V> once(Supplier<V> work) {
    return CompletableFuture.supplyAsync(work, workers);
  }

  @PreDestroy
  void stop() {
    asker.shutdownNow();
    workers.shutdownNow();
  }

  private static ThreadPoolExecutor threads(
      String name, int number, BlockingQueue<Runnable> queue) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            number,
            number,
            1,
            TimeUnit.MINUTES,
            queue,
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
