package tongbao.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import tongbao.access.Caller;
import tongbao.access.CurrentCaller;

/**
 * Whose rows the present piece of work may touch; the database holds to it by row-level security
 * (src/adr/0008).
 */
@ApplicationScoped
class RowScope {

  /** The rows of every unit. */
  static final String EVERYTHING = "*";

  /** No rows at all. */
  static final String NOTHING = "";

  private static final ThreadLocal<@Nullable String> GIVEN = new ThreadLocal<>();

  private final CurrentCaller current;

  RowScope(CurrentCaller current) {
    this.current = current;
  }

  /** {@link #EVERYTHING}, {@link #NOTHING} or the code of a unit. */
  String now() {
    String given = GIVEN.get();
    if (given != null) {
      return given;
    }
    if (!current.isRequest()) {
      return EVERYTHING;
    }
    Caller caller = current.known();
    if (caller == null) {
      return NOTHING;
    }
    return caller.unit() == null ? EVERYTHING : caller.unit().value();
  }

  interface Work<T> {
    T result();
  }

  /** Does what is not done in the name of the caller alone, whose part must not show in it. */
  static <T> T within(String scope, Work<T> work) {
    String before = GIVEN.get();
    GIVEN.set(scope);
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
}
