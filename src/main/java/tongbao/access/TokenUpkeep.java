package tongbao.access;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What is done about tokens beside the requests: looking whether another service has changed any,
 * and writing down last uses.
 */
@ApplicationScoped
class TokenUpkeep {
  private static final Logger LOG = Logger.getLogger(TokenUpkeep.class);

  private static final long LOOK_MILLIS = 2_000;

  /** Any write makes the next totals be added up anew (src/adr/0004), so they are few. */
  private static final int LOOKS_BETWEEN_WRITES = 15;

  private final TokenRegistry registry;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread own = new Thread(task, "token-upkeep");
            own.setDaemon(true);
            return own;
          });
  private int looks;
  private boolean failing;

  TokenUpkeep(TokenRegistry registry) {
    this.registry = registry;
  }

  void begin() {
    var unused =
        thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void atEnd(@Observes ShutdownEvent event) throws InterruptedException {
    thread.shutdown();
    if (thread.awaitTermination(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      attempt(registry::writeUses);
    }
  }

  private void look() {
    looks++;
    attempt(
        () -> {
          registry.catchUp();
          if (looks % LOOKS_BETWEEN_WRITES == 0) {
            registry.writeUses();
          }
        });
  }

  /** While the database is away the tokens known so far go on opening. */
  private void attempt(Runnable work) {
    try {
      work.run();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        failing = true;
        LOG.warnf("Tokens stay as they were last seen: %s", e.getMessage());
      }
    }
  }
}
