package tongbao.edition;

import java.util.regex.Pattern;

/**
 * The public name of one number on a form: the row's code, with {@code @column} behind it where the
 * row has several numbers. {@code requests.received.online}, {@code requests.granted@total}.
 */
public record CellCode(String value) implements Comparable<CellCode> {

  private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";
  static final Pattern ROW = Pattern.compile(NAME + "(\\." + NAME + ")*");
  static final Pattern COLUMN = Pattern.compile(NAME);

  static CellCode of(String row) {
    return new CellCode(row);
  }

  static CellCode of(String row, String column) {
    return new CellCode(row + "@" + column);
  }

  @Override
  public int compareTo(CellCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
