package tongbao.filing;

/** A sender's own name for one submission, so that sending it again changes nothing. */
public record IdempotencyKey(String value) {

  /** The shape of a key: up to 255 printable ASCII characters. */
  public static final String PATTERN = "[\\x21-\\x7e]{1,255}";

  /**
   * A key.
   *
   * @throws IllegalArgumentException for any other shape
   */
  public IdempotencyKey {
    if (!value.matches(PATTERN)) {
      throw new IllegalArgumentException("not an idempotency key");
    }
  }
}
