package tongbao.access;

import java.io.Serial;
import java.time.Duration;

/** Too many wrong tokens came from the client's address; this one was not looked at. */
public final class TooManyFailuresException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final Duration wait;

  TooManyFailuresException(Duration wait) {
    super("too many failed log-ins", null, false, false);
    this.wait = wait;
  }

  /** How long until tokens from there are looked at again; more than none. */
  public Duration untilNext() {
    return wait;
  }
}
