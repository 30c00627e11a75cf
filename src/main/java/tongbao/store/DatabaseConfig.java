package tongbao.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the database may take for one statement before a request is answered without it. */
@ConfigMapping(prefix = "tongbao.database")
interface DatabaseConfig {

  /** Filings, and what is read in a few statements. */
  @WithDefault("5s")
  Duration patience();

  /**
   * How long one waits for another's statement before one's own is begun: less than that may take,
   * so that the next who wait do not wait for a second one.
   */
  default Duration patienceForOthers() {
    return patience().dividedBy(2);
  }

  /** What adds up or verifies, and what the service does by itself. */
  @WithDefault("5m")
  Duration longPatience();
}
