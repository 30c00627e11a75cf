package tongbao.api.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import tongbao.check.Background;
import tongbao.check.Checks;
import tongbao.check.YearBefore;
import tongbao.check.YearBeforeLimits;
import tongbao.desk.Handed;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.sheet.ReceivedSheet;

/** The sheets that are measured, each as the body that hands it in. */
public enum Sheets {
  /** Published; five findings to verify. */
  REAL_2016,
  /** On the form of 2014, nothing to find. */
  CLEAN_2014,
  /** The real sheet of 2016 with two totals that do not add up, for which a change is advised. */
  ERRORS_2014,
  /** Published. */
  REAL_2024,
  /** The same, held against the published sheet of the year before. */
  REAL_2024_AFTER_2023,
  /** On the form of 2021, nothing to find. */
  CLEAN_2021;

  static final Editions EDITIONS = Editions.load(Sheets.class.getClassLoader());

  private static final Path PUBLISHED = Path.of("src", "test", "resources", "filings");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final String ENVELOPE =
      """
      {"unit": "620900-zhijian", "documentNumber": "酒质监〔2017〕56号", "signOff": {"head": "高原",
       "reviewer": "高国旺", "preparer": "李玉", "phone": "0937-2852952", "date": "2017-03-03"}}
      """;

  /** The body of the request. */
  public byte[] body() {
    try {
      ObjectNode body = (ObjectNode) JSON.readTree(ENVELOPE);
      body.put("year", edition().id().equals("2014") ? 2016 : 2024);
      body.set("values", numbers());
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it is written above", e);
    }
  }

  /** The same, read. */
  public Handed handed() {
    return SubmissionReader.read(JsonBody.of(body()));
  }

  /** The same, ready to be checked. */
  public ReceivedSheet received() {
    return received(edition(), handed());
  }

  static ReceivedSheet received(Edition edition, Handed handed) {
    return new ReceivedSheet(
        edition, handed.entries(), handed.remarks(), handed.signOff(), handed.explanations());
  }

  /** What bears on it. */
  public Background background() {
    if (this != REAL_2024_AFTER_2023) {
      return new Background(null, Set.of());
    }
    ObjectNode body = JSON.createObjectNode().put("unit", "620900-zhijian").put("year", 2023);
    body.set("values", published("2023-suqian"));
    try {
      Handed handed = SubmissionReader.read(JsonBody.of(JSON.writeValueAsBytes(body)));
      YearBeforeLimits limits =
          new YearBeforeLimits(
              limit("50", "1.8", "10", "3"), limit("10", "3", "0.1", "0.1"), 8, Set.of());
      return new Background(
          new YearBefore(
              2023, 1, Checks.check(received(edition(), handed)).sheet(), Map.of(), limits),
          Set.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always becomes JSON", e);
    }
  }

  /** The form it is on. */
  public Edition edition() {
    return switch (this) {
      case REAL_2016, CLEAN_2014, ERRORS_2014 -> EDITIONS.get("2014");
      case REAL_2024, REAL_2024_AFTER_2023, CLEAN_2021 -> EDITIONS.get("2021");
    };
  }

  private JsonNode numbers() {
    return switch (this) {
      case REAL_2016 -> published("2016-jiuquan-zhijian");
      case ERRORS_2014 ->
          published("2016-jiuquan-zhijian")
              .put("requests.received", 53)
              .put("requests.received.online", 30)
              .put("requests.received.letter", 5)
              .put("responses.press-conferences", 7)
              .put("disclosure.items.normative-documents", 1.5);
      case REAL_2024, REAL_2024_AFTER_2023 -> published("2024-suqian");
      case CLEAN_2014 ->
          clean().put("organisation.staff", 1).put("organisation.staff.full-time", 1);
      case CLEAN_2021 -> clean();
    };
  }

  private ObjectNode clean() {
    ObjectNode values = JSON.createObjectNode();
    for (Cell cell : edition().printedCells()) {
      values.put(cell.code().value(), 0);
    }
    return values;
  }

  private static ObjectNode published(String name) {
    try {
      byte[] file = Files.readAllBytes(PUBLISHED.resolve(name + ".json"));
      return (ObjectNode) JSON.readTree(file).get("values");
    } catch (IOException e) {
      throw new UncheckedIOException("to be run in the project's directory", e);
    }
  }

  private static YearBeforeLimits.Limit limit(
      String absolute, String ratio, String base, String zeroFrom) {
    return new YearBeforeLimits.Limit(
        new BigDecimal(absolute),
        new BigDecimal(ratio),
        new BigDecimal(base),
        new BigDecimal(zeroFrom));
  }
}
