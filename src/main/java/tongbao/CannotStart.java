package tongbao;

import java.io.Serial;

/**
 * A setting is wrong or something Tongbao needs is missing. The message is one line for the
 * operator.
 */
final class CannotStart extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  CannotStart(String message) {
    super(message);
  }
}
