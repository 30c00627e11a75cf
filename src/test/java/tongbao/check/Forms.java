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

  public static final Editions EDITIONS = Editions.load(Forms.class.getClassLoader());
  public static final Edition E2014 = EDITIONS.get("2014");
  public static final Edition E2019 = EDITIONS.get("2019");
  public static final Edition E2021 = EDITIONS.get("2021");
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

  /** A clean sheet of any form: everything it prints is 0, in 2014 but for the one person. */
  public static Map<String, Entry> clean(Edition edition) {
    if (edition.id().equals("2014")) {
      return clean();
    }
    Map<String, Entry> entries = new HashMap<>();
    for (Cell cell : edition.printedCells()) {
      entries.put(cell.code().value(), new Entry.Numeral(BigDecimal.ZERO));
    }
    return entries;
  }

  /** The clean sheet of a form with changes; {@code requests.other.*=blank} changes many. */
  public static Map<String, Entry> cleanBut(Edition edition, String changes) {
    Map<String, Entry> entries = clean(edition);
    CHANGE
        .matcher(changes)
        .results()
        .forEach(
            change -> {
              String name = change.group(1);
              Entry entry = entry(change.group(2));
              if (name.endsWith("*")) {
                String beginning = name.substring(0, name.length() - 1);
                edition.cells().stream()
                    .map(cell -> cell.code().value())
                    .filter(code -> code.startsWith(beginning))
                    .forEach(code -> entries.put(code, entry));
              } else {
                entries.put(name, entry);
              }
            });
    return entries;
  }

  /** A sheet checked with what bears on it. */
  public static Checked check(Edition edition, Map<String, Entry> entries, Background background) {
    return Checks.check(new ReceivedSheet(edition, entries, SIGNED, Map.of()), background);
  }

  /** A published filing by the name of its file. */
  public static Map<String, Entry> published(String name) {
    return entries(filing(name));
  }

  private static Entry entry(String text) {
    return text.equals("blank") ? Entry.BLANK : new Entry.Numeral(new BigDecimal(text));
  }

  public static Checked check(Map<String, Entry> entries) {
    return Checks.check(new ReceivedSheet(E2014, entries, SIGNED, Map.of()));
  }

  /** The filing of 酒泉市质量技术监督局 for 2016, as published. */
  public static JsonNode jiuquan2016() {
    return filing("2016-jiuquan-zhijian");
  }

  private static JsonNode filing(String name) {
    String file = "filings/" + name + ".json";
    try (InputStream content = Forms.class.getClassLoader().getResourceAsStream(file)) {
      return JSON.readTree(Objects.requireNonNull(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its numbers as received. */
  public static Map<String, Entry> jiuquan2016Entries() {
    return entries(jiuquan2016());
  }

  private static Map<String, Entry> entries(JsonNode filing) {
    Map<String, Entry> entries = new HashMap<>();
    filing
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
