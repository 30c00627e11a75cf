package tongbao.unit;

/**
 * The unified social credit identifier (统一社会信用代码, GB 32100-2015): 17 characters and a check
 * character; the ninth to seventeenth are the organisation code of GB 11714, with a check of its
 * own.
 */
public record CreditCode(String value) {

  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final String ORGANISATION_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int LENGTH = 18;

  /** The first character names the kind of authority that registers (GB 32100-2015, table 1). */
  private static final String REGISTRARS = "123456789ANY";

  /**
   * An identifier.
   *
   * @throws IllegalArgumentException where {@link #isValid} is false
   */
  public CreditCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a unified social credit identifier: " + value);
    }
  }

  /** Whether a text has the shape of an identifier and both check characters are right. */
  public static boolean isValid(String text) {
    if (text.length() != LENGTH || REGISTRARS.indexOf(text.charAt(0)) < 0) {
      return false;
    }
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      int worth = CHARACTERS.indexOf(text.charAt(i));
      if (worth < 0) {
        return false;
      }
      sum += worth * weight;
      weight = weight * 3 % CHARACTERS.length();
    }
    int check = (CHARACTERS.length() - sum % CHARACTERS.length()) % CHARACTERS.length();
    return text.charAt(LENGTH - 1) == CHARACTERS.charAt(check)
        && isOrganisationCode(text.substring(8, 17));
  }

  private static boolean isOrganisationCode(String text) {
    int sum = 0;
    for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
      sum += ORGANISATION_CHARACTERS.indexOf(text.charAt(i)) * ORGANISATION_WEIGHTS[i];
    }
    int check = 11 - sum % 11;
    char expected = check == 11 ? '0' : check == 10 ? 'X' : (char) ('0' + check);
    return text.charAt(ORGANISATION_WEIGHTS.length) == expected;
  }

  @Override
  public String toString() {
    return value;
  }
}
