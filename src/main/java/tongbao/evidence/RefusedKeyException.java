package tongbao.evidence;

import tongbao.edition.Text;

/** A key of a unit cannot be registered. */
public final class RefusedKeyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient Text reason;

  RefusedKeyException(Text reason) {
    super(reason.en());
    this.reason = reason;
  }

  /** Why. */
  public Text reason() {
    return reason;
  }
}
