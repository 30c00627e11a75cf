package tongbao.check;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.sheet.Entry;
import tongbao.sheet.ReceivedSheet;
import tongbao.sheet.SignOff;

/** Filled-in forms for tests. */
@NullMarked
public final class Forms {

  public static final Edition E2014 = Editions.load(Forms.class.getClassLoader()).get("2014");
  public static final SignOff SIGNED =
      new SignOff("甲", "乙", "丙", "2852952", LocalDate.of(2017, 3, 3));

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final Pattern CHANGE = Pattern.compile("([^,\\s=]+)=([^,\\s=]+)");

  private Forms() {}

  /** A clean sheet: all 0 but for the one person who fills it in. */
  public static Map<String, Entry> clean() {
    Map<String, Entry> entries = new HashMap<>();
    for (Cell cell : E2014.cells()) {
      entries.put(cell.code().value(), new Entry.Numeral(BigDecimal.ZERO));
    }
    entries.put("organisation.staff", new Entry.Numeral(BigDecimal.ONE));
    entries.put("organisation.staff.full-time", new Entry.Numeral(BigDecimal.ONE));
    return entries;
  }

  /** The clean sheet with changes such as {@code requests.received=3, complaints=blank}. */
  public static Map<String, Entry> cleanBut(String changes) {
    Map<String, Entry> entries = clean();
    CHANGE
        .matcher(changes)
        .results()
        .forEach(change -> entries.put(change.group(1), entry(change.group(2))));
    return entries;
  }

  private static Entry entry(String text) {
    return text.equals("blank") ? Entry.BLANK : new Entry.Numeral(new BigDecimal(text));
  }

  public static Checked check(Map<String, Entry> entries) {
    return Checks.check(new ReceivedSheet(E2014, entries, SIGNED, Map.of()));
  }

  /** The filing of 酒泉市质量技术监督局 for 2016, as published. */
  public static JsonNode jiuquan2016() {
    String file = "filings/2016-jiuquan-zhijian.json";
    try (InputStream content = Forms.class.getClassLoader().getResourceAsStream(file)) {
      return JSON.readTree(Objects.requireNonNull(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its numbers as received. */
  public static Map<String, Entry> jiuquan2016Entries() {
    Map<String, Entry> entries = new HashMap<>();
    jiuquan2016()
        .get("values")
        .properties()
        .forEach(
            field ->
                entries.put(
                    field.getKey(),
                    field.getValue().isNull()
                        ? Entry.BLANK
                        : new Entry.Numeral(field.getValue().decimalValue())));
    return entries;
  }
}
