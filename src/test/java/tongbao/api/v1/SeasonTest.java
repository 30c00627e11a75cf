package tongbao.api.v1;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One season of a city, from January to a correction in May: 40 units in 3 districts, played by a
 * clock of its own and reading only the interface.
 */
@QuarkusTest
@TestProfile(SeasonTest.OwnClock.class)
class SeasonTest {

  public static final class OwnClock implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(MovableClock.class);
    }
  }

  /** Stands on a day of 2017 and runs on from there, so that no two events are simultaneous. */
  @Alternative
  @Singleton
  public static class MovableClock extends Clock {
    private static volatile Instant morning = Instant.parse("2017-01-03T01:00:00Z");
    private static volatile long since = System.nanoTime();

    static void set(String instant) {
      morning = Instant.parse(instant);
      since = System.nanoTime();
    }

    @Override
    public Instant instant() {
      return morning.plusNanos(System.nanoTime() - since);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static final int YEAR = 2016;
  private static final String TOTALS = "/api/v1/totals/" + YEAR;
  private static final String CELL = "training.meetings";
  private static final String OTHER_CHANNELS = "2014.disclosure.channels.other.union";
  private static final List<String> DISTRICTS = List.of("650101", "650102", "650103");

  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, Integer> figures = new HashMap<>();
  private final List<String> units = new ArrayList<>();
  private String reviewer = "";
  private String reader = "";

  @Test
  void aCityPlaysOneSeason() {
    MovableClock.set("2017-01-03T01:00:00Z");
    theOfficeRegistersItsUnits();

    MovableClock.set("2017-01-12T01:00:00Z");
    mostUnitsFile();
    mistakesAreExplained();
    completeness().body("summary.filed", equalTo(31)).body("summary.missing", equalTo(8));

    MovableClock.set("2017-01-25T01:00:00Z");
    theOfficeReviews();

    MovableClock.set("2017-02-01T01:00:00Z");
    theLateAreChased();

    MovableClock.set("2017-03-10T01:00:00Z");
    theOfficePublishes();
    String published = instantOf("2017-03-20T01:00:00Z");
    BigDecimal then = total("published", null);

    MovableClock.set("2017-05-04T01:00:00Z");
    aUnitCorrectsItself(published, then);
    aUnitIsWithdrawn(published, then);
    everythingCanBeProved();
  }

  private void theOfficeRegistersItsUnits() {
    Calls.area("650100", "演练市");
    for (String district : DISTRICTS) {
      Calls.json(Calls.JSON.createObjectNode().put("name", "区 " + district).put("parent", "650100"))
          .put("/api/v1/areas/" + district)
          .then()
          .statusCode(201);
    }
    StringBuilder csv = new StringBuilder("code,name,area,kind\r\n");
    for (int i = 1; i <= 39; i++) {
      String unit = "season-%02d".formatted(i);
      units.add(unit);
      String kind = i <= 3 ? "government-office" : "department";
      csv.append("%s,单位%02d,%s,%s\r\n".formatted(unit, i, DISTRICTS.get(i % 3), kind));
    }
    csv.append("season-rollup,演练市汇总,650100,area-rollup\r\n");
    upload(csv + "season-x,单位X,659999,department\r\n", false)
        .statusCode(200)
        .body("refused", equalTo(1))
        .body("lines.find { it.code == 'season-x' }.faults[0].column", equalTo("area"));
    upload(csv.toString(), false).statusCode(200).body("added", equalTo(40));
    Calls.call().get("/api/v1/units/season-01").then().statusCode(404);
    upload(csv.toString(), true).statusCode(200).body("added", equalTo(40));

    reviewer = Holders.secret("reviewer", null);
    reader = Holders.secret("reader", null);
    units.forEach(unit -> secrets.put(unit, Holders.secret("submitter", unit)));
    completeness()
        .body("summary.expected", equalTo(39))
        .body("summary.filed", equalTo(0))
        .body("summary.overdue", equalTo(0));
  }

  private void mostUnitsFile() {
    for (String unit : units.subList(0, 30)) {
      file(unit, units.indexOf(unit) + 1).statusCode(201).body("late", equalTo(false));
    }
    // The real filing, with findings that have to be explained.
    figures.put(units.get(30), 2);
    submit(units.get(30), Calls.real(units.get(30), YEAR)).statusCode(201);
  }

  private void mistakesAreExplained() {
    String unit = units.get(31);
    ObjectNode wrong = Calls.sheet(unit, YEAR, Map.of("requests.received", 3));
    submit(unit, wrong)
        .statusCode(422)
        .body("type", equalTo("/problems/sheet-rejected"))
        .body("findings.rule", hasItem("2014.requests.received.sum"));
    submit(units.get(0), Calls.sheet(unit, YEAR, Map.of())).statusCode(403);
    submit(units.get(0), Calls.sheet(units.get(0), YEAR, Map.of()))
        .statusCode(409)
        .body("type", equalTo("/problems/already-filed"));
    Holders.call(secrets.get(unit)).get(filing(units.get(0))).then().statusCode(403);
    Holders.call(reader).get(filing(units.get(0))).then().statusCode(403);
    Holders.call(secrets.get(unit)).get(filing(unit)).then().statusCode(404);
  }

  private void theOfficeReviews() {
    String real = units.get(30);
    decide(reviewer, real, "publish").statusCode(409).body("allowed", hasItem("accept"));
    decide(secrets.get(real), real, "accept").statusCode(403);
    List<String> open =
        decide(reviewer, real, "accept")
            .statusCode(409)
            .body("type", equalTo("/problems/findings-open"))
            .extract()
            .path("findings.rule");
    decide(reviewer, real, "send-back").statusCode(200);
    figures.remove(real);
    assertEquals(sum(), total("submitted", null), "what was sent back does not count");
    completeness().body("summary.sentBack", equalTo(1));

    Holders.call(secrets.get(real))
        .get(filing(real))
        .then()
        .body("state", equalTo("sent-back"))
        .body("decided.reasons[0].cell", equalTo("disclosure.channels.other"));
    ObjectNode explained = Calls.real(real, YEAR);
    ObjectNode explanations = explained.putObject("explanations");
    open.forEach(rule -> explanations.put(rule, "已与台账核对，" + rule + " 属统计口径。"));
    Holders.json(secrets.get(real), explained)
        .header("If-Match", tag(real))
        .put(filing(real))
        .then()
        .statusCode(200)
        .body("revision", equalTo(2))
        .body("state", equalTo("submitted"));
    figures.put(real, 2);
    decide(reviewer, real, "accept").statusCode(200);
    assertEquals(sum(), total("submitted", null));
    Holders.call(reviewer)
        .get("/api/v1/totals/2016/disclosure.channels.other?area=650100")
        .then()
        .body(
            "parts.find { it.unit == '%s' }.explanations['%s']".formatted(real, OTHER_CHANNELS),
            containsString("统计口径"));
    for (String unit : units.subList(0, 30)) {
      decide(reviewer, unit, "accept").statusCode(200);
    }
    assertEquals(sum(), total("accepted", null));
    assertEquals(null, total("published", null));
  }

  private void theLateAreChased() {
    completeness().body("summary.overdue", equalTo(8)).body("summary.late", equalTo(0));
    String list =
        Holders.call(reviewer)
            .accept("text/csv")
            .get("/api/v1/completeness/2016?area=650100")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertEquals(8 + 1, list.strip().lines().filter(line -> !line.contains("rollup")).count());
    Holders.call(reviewer)
        .accept("text/calendar")
        .get("/api/v1/completeness/2016?area=650100")
        .then()
        .statusCode(200)
        .body(containsString("season-39"));
    for (String unit : units.subList(31, 38)) {
      file(unit, units.indexOf(unit) + 1).statusCode(201).body("late", equalTo(true));
      decide(reviewer, unit, "accept").statusCode(200);
    }
    completeness().body("summary.late", equalTo(7)).body("summary.missing", equalTo(1));
  }

  private void theOfficePublishes() {
    for (String unit : units.subList(0, 38)) {
      decide(reviewer, unit, "publish").statusCode(200).body("state", equalTo("published"));
    }
    decide(reviewer, units.get(4), "send-back").statusCode(409);
    for (String basis : List.of("submitted", "accepted", "published")) {
      assertEquals(sum(), total(basis, null));
    }
    BigDecimal districts =
        DISTRICTS.stream()
            .map(district -> cell(read(reader, TOTALS + "?basis=published&area=" + district)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(sum(), districts);
    Holders.call(reader)
        .get(filing(units.get(4)))
        .then()
        .statusCode(200)
        .body("state", equalTo("published"));
    read(reader, TOTALS + "?basis=published&area=650100")
        .then()
        .body("coverage.missing", equalTo(List.of(units.get(38))));
  }

  private void aUnitCorrectsItself(String published, BigDecimal then) {
    String unit = units.get(4);
    ObjectNode correction = Calls.sheet(unit, YEAR, Map.of(CELL, 105));
    Holders.json(secrets.get(unit), correction)
        .header("If-Match", tag(unit))
        .put(filing(unit))
        .then()
        .statusCode(200);
    assertEquals(then, total("published", null), "the published figures stand");
    assertEquals(then.add(BigDecimal.valueOf(100)), total("submitted", null));
    Holders.call(reader).get(filing(unit)).then().body("revision", equalTo(1));
    decide(reviewer, unit, "accept").statusCode(200);
    assertEquals(then, total("published", null));
    decide(reviewer, unit, "publish").statusCode(200);
    figures.put(unit, 105);
    assertEquals(sum(), total("published", null));
    Holders.call(reader).get(filing(unit)).then().body("revision", equalTo(2));
    assertEquals(then, total("published", published), "as it stood in March");
  }

  private void aUnitIsWithdrawn(String published, BigDecimal then) {
    String unit = units.get(9);
    decide(reviewer, unit, "withdraw").statusCode(200).body("state", equalTo("withdrawn"));
    decide(reviewer, unit, "accept").statusCode(409).body("allowed", empty());
    figures.remove(unit);
    Holders.call(reader).get(filing(unit)).then().statusCode(403);
    Response changes =
        read(reviewer, TOTALS + "/changes?basis=published&area=650100&from=" + published);
    changes
        .then()
        .body("parts", hasSize(2))
        .body("parts.find { it.unit == 'season-05' }.cause", equalTo("revision"))
        .body("parts.find { it.unit == 'season-10' }.cause", equalTo("withdrawal"))
        .body("cells.find { it.code == '" + CELL + "' }.causes.revision", equalTo(100))
        .body("cells.find { it.code == '" + CELL + "' }.causes.withdrawal", equalTo(-10))
        .body("cells.find { it.code == '" + CELL + "' }.difference", equalTo(90))
        .body("coverage.to.missing", hasItems("season-10", "season-39"));
    assertEquals(then.add(BigDecimal.valueOf(90)), total("published", null));
    String winter = "&from=2017-01-20T00:00:00Z&to=2017-02-20T00:00:00Z";
    read(reviewer, TOTALS + "/changes?area=650100" + winter)
        .then()
        .body("parts.findAll { it.cause == 'late-filing' }", hasSize(7))
        .body("parts.findAll { it.cause == 'revision' }.unit", equalTo(List.of("season-31")));
  }

  private void everythingCanBeProved() {
    Holders.call(reviewer)
        .get("/api/v1/audit/verification")
        .then()
        .statusCode(200)
        .body("intact", equalTo(true))
        .body("faults", empty());
    String code =
        Holders.call(secrets.get(units.get(4))).get(filing(units.get(4))).path("receipt.code");
    Holders.call(reader)
        .get("/api/v1/receipts/" + code)
        .then()
        .statusCode(200)
        .body("unit", equalTo("season-05"))
        .body("revision", equalTo(2));
    Holders.call(reviewer)
        .get("/api/v1/audit?year=2016&unit=season-05")
        .then()
        .body(
            "items.action",
            equalTo(
                List.of(
                    "filing.submit",
                    "filing.accept",
                    "filing.publish",
                    "filing.revise",
                    "filing.accept",
                    "filing.publish")))
        .body("items.requestId", everyItem(not(nullValue())));
  }

  private ValidatableResponse file(String unit, int meetings) {
    figures.put(unit, meetings);
    return submit(unit, Calls.sheet(unit, YEAR, Map.of(CELL, meetings)));
  }

  private ValidatableResponse submit(String unit, ObjectNode sheet) {
    return Holders.json(secrets.get(unit), sheet)
        .header("Idempotency-Key", "season-" + unit + "-" + sheet.hashCode())
        .post(Calls.FILINGS)
        .then();
  }

  private static ValidatableResponse decide(String secret, String unit, String move) {
    ObjectNode decision = Calls.JSON.createObjectNode().put("decision", move);
    if (move.equals("send-back")) {
      decision
          .putArray("reasons")
          .addObject()
          .put("cell", "disclosure.channels.other")
          .put("text", "1200 超过 353，请说明。");
    }
    return Holders.json(secret, decision).post(filing(unit) + "/decisions").then();
  }

  private static ValidatableResponse upload(String csv, boolean apply) {
    return Calls.call()
        .contentType("text/csv; charset=UTF-8")
        .body(csv)
        .post("/api/v1/units?apply=" + apply)
        .then();
  }

  private ValidatableResponse completeness() {
    return read(reviewer, "/api/v1/completeness/2016?area=650100").then();
  }

  private @Nullable BigDecimal total(String basis, @Nullable String asOf) {
    String address = TOTALS + "?area=650100&basis=" + basis;
    return cell(read(reviewer, asOf == null ? address : address + "&asOf=" + asOf));
  }

  private static @Nullable BigDecimal cell(Response totals) {
    Object value = totals.path("totals.find { it.code == '" + CELL + "' }.value");
    return value == null ? null : new BigDecimal(value.toString());
  }

  private BigDecimal sum() {
    return BigDecimal.valueOf(figures.values().stream().mapToInt(Integer::intValue).sum());
  }

  private String tag(String unit) {
    return Holders.call(secrets.get(unit)).get(filing(unit)).header("ETag");
  }

  private static Response read(String secret, String address) {
    Response answer = Holders.call(secret).urlEncodingEnabled(false).get(address);
    answer.then().statusCode(200);
    return answer;
  }

  private static String filing(String unit) {
    return Calls.FILINGS + "/" + YEAR + "/" + unit;
  }

  private static String instantOf(String instant) {
    MovableClock.set(instant);
    return instant;
  }
}
