package tongbao.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.edition.NumberType;

/** Reads what is printed in a cell. What could be two things is neither. */
final class Figures {

  private static final Set<String> BLANKS = Set.of("", "空", "空白", "(空)", "未填");

  private static final Set<String> STRUCK = Set.of("/", "\\", "-", "--", "---", "无", "//");

  private static final String DIGITS = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<sign>[+-]|增加?|减少?)? ?(?<digits>"
              + DIGITS
              + ") ?(?<measure>"
              + Measures.ANY
              + ")? ?(?<note>[(\\[][^()\\[\\]]{0,200}[)\\]])?");

  private static final Pattern TEN_THOUSANDS = Pattern.compile("(" + DIGITS + ") ?万");

  private static final Pattern MONEY_NOTE =
      Pattern.compile("(?:单位 ?:? ?)?(?:人民币)?(亿元|百万元|万元|千元|元)");

  private static final Pattern MULTIPLIER = Pattern.compile("(?:单位 ?:? ?)?[百千万亿]+(?:[件条次个项])?");

  private static final Pattern DECREASE = Pattern.compile("减|下降|降低|^-|↓");

  private Figures() {}

  /**
   * What a text says as the content of one cell.
   *
   * @param type what the cell takes
   * @param measure the cell's unit of measure; empty where the form fixes none
   */
  static Figure read(String text, NumberType type, String measure) {
    String plain = Written.plain(text).replace('\n', ' ').replace('\t', ' ').strip();
    if (BLANKS.contains(plain)) {
      return Figure.BLANK;
    }
    if (STRUCK.contains(plain.replace(" ", ""))) {
      return new Figure.NotApplicable(text.strip());
    }
    if (plain.equals("零")) {
      return new Figure.Numeral(BigDecimal.ZERO, null, null);
    }
    Matcher number = NUMBER.matcher(plain);
    if (number.matches()) {
      return number(text, number, type, measure);
    }
    Matcher tenThousands = TEN_THOUSANDS.matcher(plain);
    if (tenThousands.matches()) {
      BigDecimal value = value(tenThousands.group(1));
      return new Figure.Unclear(text.strip(), List.of(value.movePointRight(4), value));
    }
    return new Figure.Unclear(text.strip(), List.of());
  }

  /**
   * What a text says under a heading that names a unit of money: another than the form's makes a
   * number unclear, and where the form fixes none it is the number's own.
   */
  static Figure read(String text, NumberType type, String measure, @Nullable String money) {
    Figure figure = read(text, type, measure);
    if (money == null
        || !(figure instanceof Figure.Numeral number)
        || number.value().signum() == 0) {
      return figure;
    }
    if (measure.isEmpty()) {
      String own = number.measure() == null ? money : number.measure();
      return new Figure.Numeral(number.value(), number.note(), own);
    }
    return money.equals(measure)
        ? figure
        : new Figure.Unclear(text.strip(), conversions(number.value(), money, measure));
  }

  private static Figure number(String text, Matcher number, NumberType type, String measure) {
    String digits = number.group("digits");
    String sign = number.group("sign");
    BigDecimal value = value(digits);
    if (sign != null && (sign.equals("-") || sign.startsWith("减"))) {
      value = value.negate();
    }
    boolean wordSign = sign != null && (sign.startsWith("增") || sign.startsWith("减"));
    boolean zeros = digits.length() > 1 && digits.charAt(0) == '0' && digits.charAt(1) != '.';
    if (type.whole() && NumberType.places(value) > 0) {
      return new Figure.Unclear(text.strip(), List.of(value.movePointRight(value.scale())));
    }
    if (zeros || (wordSign && !type.signed())) {
      return new Figure.Unclear(text.strip(), List.of());
    }
    String note = number.group("note");
    String words = note == null ? "" : note.substring(1, note.length() - 1).strip();
    Matcher money = MONEY_NOTE.matcher(words);
    boolean measured = money.matches() && number.group("measure") == null;
    if (MULTIPLIER.matcher(words).matches()) {
      return new Figure.Unclear(text.strip(), List.of());
    }
    if (type.signed() && DECREASE.matcher(words).find()) {
      return new Figure.Unclear(text.strip(), List.of(value.negate(), value));
    }
    String printed = measured ? money.group(1) : number.group("measure");
    if (printed != null && money(printed) != money(measure) && !measure.isEmpty()) {
      return new Figure.Unclear(text.strip(), List.of());
    }
    if (printed != null && money(printed) && !measure.isEmpty() && !printed.equals(measure)) {
      return new Figure.Unclear(text.strip(), conversions(value, printed, measure));
    }
    return new Figure.Numeral(
        value,
        note == null || measured ? null : words,
        printed != null && measure.isEmpty() ? printed : null);
  }

  /** Written in another unit than the form's: a slip of the unit, or a number to convert. */
  private static List<BigDecimal> conversions(BigDecimal value, String printed, String measure) {
    int shift = powerOf(printed) - powerOf(measure);
    return List.of(value, value.movePointRight(shift).stripTrailingZeros());
  }

  private static int powerOf(String money) {
    return switch (money) {
      case "千元" -> 3;
      case "百万元" -> 6;
      case "万元" -> 4;
      case "亿元" -> 8;
      default -> 0;
    };
  }

  private static boolean money(String measure) {
    return measure.endsWith("元");
  }

  static BigDecimal value(String digits) {
    return new BigDecimal(digits.replace(",", ""));
  }

  /** The number a piece of running text is, or null where it is more or less than a number. */
  static @Nullable BigDecimal bare(String plain) {
    return plain.matches("[+-]?" + DIGITS) ? value(plain.replace("+", "")) : null;
  }
}
