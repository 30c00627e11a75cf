package tongbao.store.embedded;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Brings the server back, on the same port, whenever it dies before it is told to stop. */
final class Watchdog {
  private static final Logger LOG = Logger.getLogger(Watchdog.class);

  private final Cluster cluster;
  private final Programs programs;
  private final int port;
  private final Thread thread;
  private volatile Postmaster current;
  private volatile boolean stopping;

  Watchdog(Cluster cluster, Programs programs, Postmaster first) {
    this.cluster = cluster;
    this.programs = programs;
    this.port = first.port();
    this.current = first;
    this.thread = new Thread(this::watch, "postgres-watchdog");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  Postmaster current() {
    return current;
  }

  void stop() {
    stopping = true;
    thread.interrupt();
    boolean interrupted = false;
    try {
      thread.join();
      current.stop();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      while (!stopping) {
        int status = current.waitFor();
        if (!stopping) {
          LOG.errorf(
              "PostgreSQL (process %d) died with status %d; starting it again",
              current.pid(), status);
          bringBack();
        }
      }
    } catch (InterruptedException toldToStop) {
      Thread.currentThread().interrupt();
    }
  }

  private void bringBack() throws InterruptedException {
    long died = System.nanoTime();
    for (long pause = 100; !stopping; pause = Math.min(2 * pause, 15_000)) {
      try {
        new Leftovers(cluster, programs).clear();
        current = Postmaster.start(cluster, programs, port);
        LOG.infof(
            "PostgreSQL (process %d) is back on port %d after %d ms",
            current.pid(), port, Duration.ofNanos(System.nanoTime() - died).toMillis());
        return;
      } catch (IOException | RuntimeException e) {
        LOG.errorf("PostgreSQL cannot be brought back yet: %s", e.getMessage());
        Thread.sleep(pause);
      }
    }
  }
}
