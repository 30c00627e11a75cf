package tongbao.desk;

/** The desk refuses; what it was asked to do is not done, not even in part. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    // Refusals are everyday answers; nobody reads their stack.
    super(refusal.toString(), null, false, false);
    this.refusal = refusal;
  }

  /** The reason. */
  public Refusal refusal() {
    return refusal;
  }
}
