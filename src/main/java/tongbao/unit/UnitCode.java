package tongbao.unit;

import java.util.regex.Pattern;

/**
 * The public name of a reporting unit, {@code 620900-zhijian}: 2 to 40 of {@code a-z}, {@code 0-9}
 * and hyphens, not beginning with a hyphen.
 */
public record UnitCode(String value) implements Comparable<UnitCode> {

  /** The shape of a code. */
  public static final String PATTERN = "[a-z0-9][a-z0-9-]{1,39}";

  private static final Pattern SHAPE = Pattern.compile(PATTERN);

  /**
   * A code.
   *
   * @throws IllegalArgumentException for any other shape; ask {@link #isCode} of foreign text first
   */
  public UnitCode {
    if (!isCode(value)) {
      throw new IllegalArgumentException("not a unit code: " + value);
    }
  }

  /** Whether a text has the shape of a code. */
  public static boolean isCode(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public int compareTo(UnitCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
