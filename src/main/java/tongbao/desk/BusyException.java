package tongbao.desk;

import java.io.Serial;
import java.time.Duration;

/**
 * There is more work than can be done. Nothing of what was asked for has been begun, so it may be
 * sent again as it is.
 */
public final class BusyException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Duration pause;

  /**
   * Refuses a piece of work.
   *
   * @param pause after which the caller may try again, at least a second
   */
  public BusyException(Duration pause) {
    // Thrown by the thousand, just when time is short; nobody reads the stack.
    super("busy", null, false, false);
    this.pause = pause;
  }

  /** After which the caller may try again. */
  public Duration pause() {
    return pause;
  }
}
