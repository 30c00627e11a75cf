package tongbao.rendering;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * CSV (RFC 4180) that spreadsheets open as it is meant: with a byte order mark, without which Excel
 * takes Chinese for another encoding, and without cells that it would run as formulas.
 */
final class CsvText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What begins a formula for some spreadsheet (OWASP, CSV Injection). */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private CsvText() {}

  static String of(List<List<String>> records) {
    StringWriter text = new StringWriter();
    text.append(BYTE_ORDER_MARK);
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      records.forEach(cells -> csv.writeRecord(cells.stream().map(CsvText::plain).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String plain(String cell) {
    boolean formula = !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
    return formula ? "'" + cell : cell;
  }
}
