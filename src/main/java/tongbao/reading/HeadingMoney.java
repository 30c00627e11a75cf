package tongbao.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;

/** The unit of money that a table's own words name: not every office prints the form's. */
final class HeadingMoney {

  private static final Pattern NAMED =
      Pattern.compile("(?:单位 ?[:：]? ?|[(（] ?|金额 ?[:：]? ?)(?:人民币)?(亿元|百万元|万元|千元|元)");

  private HeadingMoney() {}

  /** The unit named last before a place, within a stretch of text; null where none is. */
  static @Nullable String before(CharSequence text, int from, int to) {
    Matcher named = NAMED.matcher(text).region(from, Math.max(from, to));
    String last = null;
    while (named.find()) {
      last = named.group(1);
    }
    return last;
  }

  /** Whether a cell takes money. */
  static boolean isMoney(Cell cell) {
    return cell.unit().endsWith("元") || takesMeasure(cell);
  }

  /** Whether the form leaves a cell's unit to the filer. */
  static boolean takesMeasure(Cell cell) {
    return cell.column() != null && !cell.column().measures().isEmpty();
  }
}
