package tongbao.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the present piece of work lets a statement run. What the service does in the name of
 * many callers who wait for it says so here; everything else is told by who asks.
 */
enum Patience {
  SHORT,
  LONG,
  /** While the service starts: a migration takes what it takes. */
  ENDLESS;

  private static final ThreadLocal<@Nullable Patience> GIVEN = new ThreadLocal<>();

  static @Nullable Patience given() {
    return GIVEN.get();
  }

  /** Does the work with this patience for each of its statements. */
  <T> T within(RowScope.Work<T> work) {
    Patience before = GIVEN.get();
    GIVEN.set(this);
    try {
      return work.result();
    } finally {
      if (before == null) {
        GIVEN.remove();
      } else {
        GIVEN.set(before);
      }
    }
  }

  /** For one statement; zero is no limit. */
  Duration duration(DatabaseConfig config) {
    return switch (this) {
      case SHORT -> config.patience();
      case LONG -> config.longPatience();
      case ENDLESS -> Duration.ZERO;
    };
  }
}
