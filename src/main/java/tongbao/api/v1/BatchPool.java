package tongbao.api.v1;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The threads that work for batches, and how many batches may be open. Batches take turns: each has
 * some of its lines examined at a time, and of all of them one has some recorded at a time. So
 * single filings find the database's connections and most of its time as free as ever.
 */
@ApplicationScoped
class BatchPool {

  private static final int MOST_OF_ONE_CALLER = 2;

  private final ForkJoinPool examiners =
      new ForkJoinPool(Runtime.getRuntime().availableProcessors(), BatchPool::thread, null, true);
  private final ExecutorService recorder =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "batch-recorder");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Integer> open = new HashMap<>();
  private final int mostOpen;
  private long refused;

  BatchPool(LoadConfig config) {
    mostOpen = config.batches();
  }

  /** The usual threads of such pools do not see the application's resources. */
  private static ForkJoinWorkerThread thread(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setName("batch-examiner-" + thread.getPoolIndex());
    thread.setContextClassLoader(BatchPool.class.getClassLoader());
    return thread;
  }

  /** Threads that share what is split up among them. */
  Executor examiners() {
    return examiners;
  }

  /** The one thread that waits for the database. */
  Executor recorder() {
    return recorder;
  }

  /**
   * Takes a place for a batch, to be {@link #left}.
   *
   * @return false where there is none
   */
  synchronized boolean entered(String caller) {
    int own = open.getOrDefault(caller, 0);
    if (open() >= mostOpen || own >= MOST_OF_ONE_CALLER) {
      refused++;
      return false;
    }
    open.put(caller, own + 1);
    return true;
  }

  /** Gives a place back. */
  synchronized void left(String caller) {
    open.computeIfPresent(caller, (name, own) -> own == 1 ? null : own - 1);
  }

  /** How many are open. */
  synchronized int open() {
    return open.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many found no place. */
  synchronized long refused() {
    return refused;
  }

  @PreDestroy
  void stop() {
    examiners.shutdownNow();
    recorder.shutdownNow();
  }
}
