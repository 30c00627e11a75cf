package tongbao.totals;

/** A total, or its change, has more parts than it is taken apart into at once. */
public final class TooManyPartsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int filed;
  private final int most;

  /** So many were found, and so many are at most allowed. */
  public TooManyPartsException(int filed, int most) {
    super(filed + " parts, at most " + most);
    this.filed = filed;
    this.most = most;
  }

  /** How many were found; there may be more. */
  public int filed() {
    return filed;
  }

  /** How many are allowed. */
  public int most() {
    return most;
  }
}
