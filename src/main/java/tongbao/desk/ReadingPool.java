package tongbao.desk;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tongbao.reading.document.UnreadableDocumentException;

/** The few threads that read documents, so that reading never holds up filings and totals. */
@ApplicationScoped
class ReadingPool {

  private final ThreadPoolExecutor threads;
  private final Duration time;

  ReadingPool(ReadingConfig config) {
    AtomicInteger number = new AtomicInteger();
    time = config.time();
    threads =
        new ThreadPoolExecutor(
            config.threads(),
            config.threads(),
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(config.queue()),
            work -> {
              Thread thread = new Thread(work, "reading-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Does the work on one of the threads and waits for it.
   *
   * @throws RefusedException where too many wait already, or it takes too long: then its thread is
   *     interrupted, and free again when it has noticed
   */
  <T> T run(Callable<T> work) {
    Future<T> result;
    try {
      result = threads.submit(work);
    } catch (RejectedExecutionException e) {
      throw new RefusedException(new Refusal.ReadersBusy());
    }
    try {
      // The work looks at the time itself; this is for what cannot, and for the waiting before it.
      return result.get(2 * time.toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      result.cancel(true);
      throw new RefusedException(new Refusal.ReadersBusy());
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new RefusedException(new Refusal.ReadersBusy());
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof UnreadableDocumentException unreadable) {
      return new RefusedException(new Refusal.Unreadable(unreadable.reason(), unreadable.text()));
    }
    if (cause instanceof RuntimeException e) {
      return e;
    }
    if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
      var exhausted = UnreadableDocumentException.exhausting();
      return new RefusedException(new Refusal.Unreadable(exhausted.reason(), exhausted.text()));
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return new IllegalStateException(cause);
  }

  /** How many wait for a thread. */
  int waiting() {
    return threads.getQueue().size();
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
