package tongbao.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Seals in the background what changes have told the audit log. Where that fails, changes go on and
 * wait in the inbox; nobody who files is kept waiting by it.
 */
@ApplicationScoped
class AuditSealer {

  private static final Logger LOG = Logger.getLogger(AuditSealer.class);
  private static final long PAUSE_MILLIS = 200;
  private static final int LAST = 10_000;

  /** Once a minute is often enough to read of the same trouble. */
  private static final int FAILURES_PER_LINE = 300;

  private final AuditChain chain;
  private final InboxSpace space;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "audit-sealer");
            thread.setDaemon(true);
            return thread;
          });
  private int failures;

  AuditSealer(AuditChain chain, AgroalDataSource database) {
    this.chain = chain;
    this.space = new InboxSpace(database);
  }

  /** Last of all, so that it does not begin where something else has the start refused. */
  void start(@Observes @Priority(LAST) StartupEvent event) {
    // What an earlier run has left is sealed by the first round.
    var unused =
        worker.scheduleWithFixedDelay(
            this::round, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    worker.shutdown();
    // The pool is closed next; a batch that is under way would be undone, which loses nothing.
    var unused = worker.awaitTermination(5, TimeUnit.SECONDS);
  }

  private void round() {
    try {
      int sealed = 0;
      do {
        sealed = chain.sealIfFree(sealed);
        space.freed(sealed);
      } while (sealed >= AuditChain.BATCH);
      failures = 0;
    } catch (StoreException e) {
      // Mostly a database that is away, which needs no stack to be understood.
      if (failures++ % FAILURES_PER_LINE == 0) {
        LOG.errorf("Changes wait to be sealed in the audit log: %s", e.getMessage());
      }
    } catch (RuntimeException | Error e) {
      if (Arc.container() != null && failures++ % FAILURES_PER_LINE == 0) {
        LOG.error("Changes wait to be sealed in the audit log; it is tried again", e);
      }
    }
  }
}
