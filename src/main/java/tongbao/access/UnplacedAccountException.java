package tongbao.access;

import io.quarkus.security.ForbiddenException;
import java.io.Serial;
import tongbao.edition.Text;

/**
 * The identity provider vouches for the caller, but the account has no place here: not exactly one
 * role, or no unit to submit for.
 */
public final class UnplacedAccountException extends ForbiddenException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Text reason;

  UnplacedAccountException(Text reason) {
    super(reason.toString());
    this.reason = reason;
  }

  /** What the account lacks. */
  public Text reason() {
    return reason;
  }
}
