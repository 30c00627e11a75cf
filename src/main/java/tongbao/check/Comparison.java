package tongbao.check;

/** How the actual number should stand to the expected one. */
public enum Comparison {
  EQUAL("="),
  AT_MOST("<="),
  AT_LEAST(">=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /** The mathematical sign. */
  public String sign() {
    return sign;
  }
}
