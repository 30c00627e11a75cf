package tongbao.reading.document;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.reading.Block;

/** A CSV file: one table. */
final class CsvFile {

  /** The first wins where two would do: thousands are written with commas, hardly with tabs. */
  private static final List<Character> SEPARATORS = List.of('\t', ';', ',');

  /** How spreadsheets name the separator on the first line. */
  private static final Pattern NAMED = Pattern.compile("\\Asep=([^\\r\\n])\\r?\\n");

  /** As CSV is written by this service too, after the OWASP's advice on formula injection. */
  private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\t＝＋－＠].*", Pattern.DOTALL);

  private static final int SAMPLE = 64 << 10;

  private CsvFile() {}

  static void take(String text, Assembly assembly) {
    Matcher named = NAMED.matcher(text);
    boolean skip = named.find();
    String records = skip ? text.substring(named.end()) : text;
    char separator = skip ? named.group(1).charAt(0) : separator(records);
    if (separator == '"') {
      throw Unreadable.corrupt(DocumentKind.CSV);
    }
    List<Block.Table.Cell> cells = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .maxBufferSize(2 * assembly.limits().lineCharacters())
            .ofCsvRecord(records)) {
      int row = skip ? 1 : 0;
      for (CsvRecord fields : reader) {
        row++;
        for (int i = 0; i < fields.getFieldCount(); i++) {
          cells.add(assembly.cell(row, i + 1, 1, 1, plain(fields.getField(i))));
        }
      }
    } catch (CsvParseException e) {
      // All else is let pass above: a field, or a record, is too long.
      throw Unreadable.exhausting();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assembly.table(null, cells);
  }

  /**
   * {@code ="0012"} is how a spreadsheet is kept from reading a text as a number, an apostrophe how
   * it is kept from reading one as a formula.
   */
  private static String plain(String field) {
    String text = field.replace("\r\n", "\n").replace('\r', '\n');
    if (GUARDED.matcher(text).matches()) {
      return text.substring(1);
    }
    boolean formula = text.length() > 2 && text.startsWith("=\"") && text.endsWith("\"");
    return formula ? text.substring(2, text.length() - 1) : text;
  }

  /** The separator that cuts the most lines into the same number of fields. */
  private static char separator(String text) {
    char best = ',';
    int most = 0;
    for (char separator : SEPARATORS) {
      int alike = alike(text, separator);
      if (alike > most) {
        most = alike;
        best = separator;
      }
    }
    return best;
  }

  private static int alike(String text, char separator) {
    Map<Integer, Integer> linesByCount = new HashMap<>();
    boolean quoted = false;
    int count = 0;
    int end = Math.min(text.length(), SAMPLE);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        count++;
      }
      if ((c == '\n' && !quoted) || i == end - 1) {
        if (count > 0) {
          linesByCount.merge(count, 1, Integer::sum);
        }
        count = 0;
      }
    }
    return linesByCount.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
