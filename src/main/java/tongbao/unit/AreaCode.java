package tongbao.unit;

import java.util.regex.Pattern;

/**
 * The code of an administrative division: 6 digits by GB/T 2260, 9 or 12 where a township or
 * village is meant (GB/T 10114 and the statistical codes built on it).
 */
public record AreaCode(String value) implements Comparable<AreaCode> {

  /** The shape of a code. */
  public static final String PATTERN = "[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?";

  private static final Pattern SHAPE = Pattern.compile(PATTERN);

  /**
   * A code.
   *
   * @throws IllegalArgumentException for any other shape; ask {@link #isCode} of foreign text first
   */
  public AreaCode {
    if (!isCode(value)) {
      throw new IllegalArgumentException("not an area code: " + value);
    }
  }

  /** Whether a text has the shape of a code. */
  public static boolean isCode(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
