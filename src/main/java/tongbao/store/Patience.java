package tongbao.store;

import java.time.Duration;

/** How long the present piece of work lets a statement run. */
enum Patience {
  SHORT,
  LONG,
  /** While the service starts: a migration takes what it takes. */
  ENDLESS;

  /** For one statement; zero is no limit. */
  Duration duration(DatabaseConfig config) {
    return switch (this) {
      case SHORT -> config.patience();
      case LONG -> config.longPatience();
      case ENDLESS -> Duration.ZERO;
    };
  }
}
