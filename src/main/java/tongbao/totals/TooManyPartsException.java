package tongbao.totals;

/** More filings count than a total is taken apart into at once. */
public final class TooManyPartsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int filed;
  private final int most;

  /** So many count, and so many are at most allowed to. */
  public TooManyPartsException(int filed, int most) {
    super(filed + " parts, at most " + most);
    this.filed = filed;
    this.most = most;
  }

  /** How many filings count. */
  public int filed() {
    return filed;
  }

  /** How many are allowed to. */
  public int most() {
    return most;
  }
}
