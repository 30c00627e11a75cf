package tongbao.filing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The short code printed on a form, by which its receipt is found: twelve random characters (60
 * bits) of Crockford's Base32, which has no I, L, O and U, and a check character.
 *
 * <p>The check is a sum over GF(32) in which each place has another weight, so that one character
 * misread and any two exchanged never go unnoticed.
 *
 * @param value thirteen characters, upper case, without hyphens
 */
public record ReceiptCode(String value) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int RANDOM_CHARACTERS = 12;
  private static final int LENGTH = RANDOM_CHARACTERS + 1;
  private static final int GROUP = 4;
  private static final int BITS = 5;
  private static final int MOST = (1 << BITS) - 1;

  /** x⁵ + x² + 1, of which x generates every element of GF(32). */
  private static final int POLYNOMIAL = 0b100101;

  /** What can be wrong with a code that somebody typed. */
  public static final class MistypedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final boolean checkFailed;

    private MistypedException(String message, boolean checkFailed) {
      super(message);
      this.checkFailed = checkFailed;
    }

    /** Whether it has the shape of a code, and only the check character tells the mistake. */
    public boolean checkFailed() {
      return checkFailed;
    }
  }

  /**
   * A code.
   *
   * @throws MistypedException where it is none
   */
  public ReceiptCode {
    int sum = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = ALPHABET.indexOf(value.charAt(i));
      if (digit < 0) {
        throw new MistypedException("no character of a receipt code", false);
      }
      sum = timesX(sum) ^ digit;
    }
    if (value.length() != LENGTH) {
      throw new MistypedException("a receipt code has " + LENGTH + " characters", false);
    }
    if (sum != 0) {
      throw new MistypedException("the check character does not fit", true);
    }
  }

  /** A new code. */
  public static ReceiptCode random(RandomGenerator random) {
    StringBuilder code = new StringBuilder(LENGTH);
    int sum = 0;
    // Twelve times five bits; a secure generator takes as long for one as for all.
    long bits = random.nextLong();
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      int digit = (int) (bits >>> (i * BITS)) & MOST;
      code.append(ALPHABET.charAt(digit));
      sum = timesX(sum) ^ digit;
    }
    return new ReceiptCode(code.append(ALPHABET.charAt(timesX(sum))).toString());
  }

  /**
   * A code as somebody typed it off a paper: in lower case, full width, with or without hyphens and
   * blanks, with O for 0 and I or L for 1.
   *
   * @throws MistypedException where that makes no code
   */
  public static ReceiptCode typed(String text) {
    return new ReceiptCode(
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Pd}\\u2212]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1'));
  }

  /** As it is printed: {@code 7K3M-9QXT-2WPA-K}. */
  public String printed() {
    StringBuilder printed = new StringBuilder(value);
    for (int place = RANDOM_CHARACTERS; place > 0; place -= GROUP) {
      printed.insert(place, '-');
    }
    return printed.toString();
  }

  @Override
  public String toString() {
    return printed();
  }

  private static int timesX(int element) {
    int shifted = element << 1;
    return (shifted >>> BITS) == 0 ? shifted : shifted ^ POLYNOMIAL;
  }
}
