package tongbao.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * CSV (RFC 4180) that spreadsheets open as it is meant: with a byte order mark, without which Excel
 * takes Chinese for another encoding, and with an apostrophe before cells that it would run as
 * formulas (OWASP, CSV Injection); a negative number is none.
 */
public final class CsvText {

  /** Excel tells UTF-8 by it. */
  public static final char BYTE_ORDER_MARK = '\uFEFF';

  /** How records are written and read. */
  public static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  /** Apostrophes count too, else a cell that begins with one would not come back as it was. */
  private static final Pattern FORMULA =
      Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

  /** What a spreadsheet takes for a number is none it would run. */
  private static final Pattern NUMBER = Pattern.compile("-[0-9]+(\\.[0-9]+)?");

  private CsvText() {}

  /** Writes records, the header being the first. */
  public static String of(Iterable<List<String>> records) {
    StringBuilder text = new StringBuilder();
    Records to = new Records(text);
    records.forEach(to::add);
    return text.toString();
  }

  /** Records that are written as they come, the header being the first. */
  public static final class Records {

    private final CSVPrinter printer;

    /** Writes the byte order mark. */
    public Records(Appendable to) {
      try {
        to.append(BYTE_ORDER_MARK);
        printer = new CSVPrinter(to, FORMAT);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Writes a record. */
    public void add(List<String> cells) {
      try {
        printer.printRecord(cells.stream().map(CsvText::escaped).toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A cell as it was before it was written here. */
  public static String unescaped(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }

  private static String escaped(String cell) {
    return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? '\'' + cell : cell;
  }
}
