package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A return held against that of the year before. */
@QuarkusTest
class LastYearTest {

  private static final String AREA = "620910";
  private static final String JUMP = "2014.year-before.jump.complaints";
  private static final String FINDING = "findings.find { it.rule == '" + JUMP + "' }";

  @BeforeEach
  void register() {
    if (Calls.call().get("/api/v1/areas/" + AREA).statusCode() != 200) {
      Calls.area(AREA, "上年区");
    }
  }

  @Test
  void aJumpIsToldOnEveryWayIn() {
    Calls.unit("last-a", AREA);
    submit("last-a", 2015, 100).body("findings.rule", not(hasItem(containsString("year-before"))));
    ObjectNode next = sheet("last-a", 2016, 300);
    Calls.json(next)
        .queryParam("validateOnly", "true")
        .header("Accept-Language", "en")
        .post(Calls.FILINGS)
        .then()
        .statusCode(200)
        .body(FINDING + ".message", containsString("in 2015 (revision 1) it was 100"));
    Calls.post(next)
        .then()
        .statusCode(201)
        .body(FINDING + ".severity", is("verify"))
        .body(FINDING + ".expected", is(100))
        .body(FINDING + ".actual", is(300))
        .body(FINDING + ".message", containsString("2015 年（第 1 版）为 100"));
    read("last-a", 2016).body(FINDING + ".expected", is(100)).body("recheck", nullValue());
    Calls.put("last-a", 2016, "*", sheet("last-a", 2016, 310))
        .then()
        .statusCode(200)
        .body(FINDING + ".actual", is(310));
    ObjectNode refused = sheet("last-a", 2016, 300);
    refused.withObjectProperty("values").put("requests.received", 1);
    Calls.put("last-a", 2016, "*", refused)
        .then()
        .statusCode(422)
        .body("findings.rule", hasItem(JUMP));
  }

  @Test
  void anotherFormIsNotCompared() {
    Calls.unit("last-b", AREA);
    submit("last-b", 2014, 300).body("findings.rule", not(hasItem(containsString("year-before"))));
    submit("last-b", 2016, 100).body("findings.rule", not(hasItem(containsString("year-before"))));
  }

  @Test
  void aCopyIsAskedAbout() {
    Calls.unit("last-c", AREA);
    Calls.post(Calls.real("last-c", 2015)).then().statusCode(201);
    Calls.post(Calls.real("last-c", 2016))
        .then()
        .statusCode(201)
        .body("findings.rule", hasItem("2014.year-before.copy"));
  }

  @Test
  void lastYearsExplanationIsShownButExplainsNothing() {
    Calls.unit("last-d", AREA);
    submit("last-d", 2014, 100);
    ObjectNode explained = sheet("last-d", 2015, 300);
    explained.putObject("explanations").put(JUMP, "开通热线");
    Calls.post(explained)
        .then()
        .statusCode(201)
        .body(FINDING + ".explanation", is("开通热线"))
        .body(FINDING + ".explainedLastYear", nullValue());
    submit("last-d", 2016, 900)
        .body(FINDING + ".explanation", nullValue())
        .body(FINDING + ".explainedLastYear.year", is(2015))
        .body(FINDING + ".explainedLastYear.revision", is(1))
        .body(FINDING + ".explainedLastYear.explanation", is("开通热线"));
    Calls.call()
        .get("/api/v1/completeness/2016?area=" + AREA)
        .then()
        .body("items.find { it.unit == 'last-d' }.openFindings.rules", hasItem(JUMP));
  }

  @Test
  void aRevisionOfTheYearBeforeMarksTheYearThatFollows() {
    Calls.unit("last-e", AREA);
    submit("last-e", 2015, 100);
    String tag =
        submit("last-e", 2016, 110)
            .body("recheck", nullValue())
            .header("ETag", matchesPattern("\"1-[0-9a-f]{16}-1-y1-d[0-9]+-zh\""))
            .extract()
            .header("ETag");
    Calls.call()
        .header("If-None-Match", tag)
        .get("/api/v1/filings/2016/last-e")
        .then()
        .statusCode(304);

    Calls.put("last-e", 2015, "*", sheet("last-e", 2015, 500)).then().statusCode(200);
    Calls.call()
        .header("If-None-Match", tag)
        .get("/api/v1/filings/2016/last-e")
        .then()
        .statusCode(200);
    String since = read("last-e", 2015).extract().path("recordedAt");
    read("last-e", 2016)
        .body("findings.rule", hasItem(JUMP))
        .body("recheck.because.year", is(2015))
        .body("recheck.because.revision", is(2))
        .body("recheck.because.recordedAt", is(since))
        .body("recheck.added", contains(JUMP))
        .body("recheck.gone", empty())
        .body("recheck.changed", empty());
    marked(true);

    Calls.put("last-e", 2016, tag, sheet("last-e", 2016, 120))
        .then()
        .statusCode(200)
        .body("recheck", nullValue())
        .body("findings.rule", hasItem(JUMP));
    marked(false);

    Calls.put("last-e", 2015, "*", sheet("last-e", 2015, 600)).then().statusCode(200);
    read("last-e", 2016).body("recheck.changed", contains(JUMP)).body("recheck.added", empty());
    Calls.put("last-e", 2015, "*", sheet("last-e", 2015, 121)).then().statusCode(200);
    read("last-e", 2016).body("recheck.gone", contains(JUMP)).body("recheck.added", empty());
    Calls.put("last-e", 2015, "*", sheet("last-e", 2015, 500)).then().statusCode(200);
    read("last-e", 2016).body("recheck", nullValue());
  }

  @Test
  void aReaderIsToldNothingOfTheYearBefore() {
    String blank = "2014.training.meetings.blank";
    Calls.unit("last-f", AREA);
    for (int year = 2015; year <= 2016; year++) {
      ObjectNode sheet = sheet("last-f", year, year == 2015 ? 100 : 300);
      sheet.withObjectProperty("values").putNull("training.meetings");
      Calls.post(explained(sheet)).then().statusCode(201);
    }
    decide("last-f", 2016, "accept");
    decide("last-f", 2016, "publish");
    Calls.put("last-f", 2015, "*", sheet("last-f", 2015, 299)).then().statusCode(200);
    read("last-f", 2016).body("recheck.gone", contains(JUMP));
    ObjectNode third = sheet("last-f", 2015, 900);
    third.withObjectProperty("values").putNull("training.meetings");
    Calls.put("last-f", 2015, "*", explained(third)).then().statusCode(200);
    read("last-f", 2016)
        .body("findings.rule", hasItem(JUMP))
        .body("findings.explainedLastYear.explanation", hasItem("已核对"))
        .body("recheck.changed", contains(JUMP))
        .header("ETag", containsString("-y3-"));

    String reader = Holders.secret("reader", null);
    for (String path : List.of("", "/revisions/1")) {
      Holders.call(reader)
          .get("/api/v1/filings/2016/last-f" + path)
          .then()
          .statusCode(200)
          .body("findings.rule", hasItem(blank))
          .body("findings.rule", not(hasItem(containsString("year-before"))))
          .body("findings.explainedLastYear", everyItem(nullValue()))
          .body("recheck", nullValue())
          .header("ETag", not(containsString("-y")))
          .header("ETag", not(containsString("-r")));
    }
  }

  /** The sheet with an explanation for everything the checks ask about. */
  private static ObjectNode explained(ObjectNode sheet) {
    List<String> rules =
        Calls.json(sheet)
            .queryParam("validateOnly", "true")
            .post(Calls.FILINGS)
            .path("findings.rule");
    ObjectNode explanations = sheet.putObject("explanations");
    rules.forEach(rule -> explanations.put(rule, "已核对"));
    return sheet;
  }

  private static void decide(String unit, int year, String move) {
    ObjectNode decision = Calls.JSON.createObjectNode().put("decision", move);
    if (move.equals("send-back")) {
      decision.putArray("reasons").addObject().put("cell", "complaints").put("text", "请核对。");
    }
    Calls.json(decision)
        .post("/api/v1/filings/" + year + "/" + unit + "/decisions")
        .then()
        .statusCode(200);
  }

  @Test
  void whatCountsAgainIsNamedAndEachSendingBackIsNews() {
    Calls.unit("last-g", AREA);
    String filing = "/api/v1/filings/2016/last-g";
    Calls.post(explained(sheet("last-g", 2015, 100))).then().statusCode(201);
    decide("last-g", 2015, "accept");
    Calls.put("last-g", 2015, "*", sheet("last-g", 2015, 500)).then().statusCode(200);
    submit("last-g", 2016, 490).body("findings.rule", not(hasItem(JUMP)));
    decide("last-g", 2015, "send-back");
    String tag =
        read("last-g", 2016)
            .body("recheck.because.year", is(2015))
            .body("recheck.because.revision", is(1))
            .body("recheck.added", contains(JUMP))
            .extract()
            .header("ETag");
    Calls.call().header("If-None-Match", tag).get(filing).then().statusCode(304);

    Calls.put("last-g", 2015, "*", sheet("last-g", 2015, 480)).then().statusCode(200);
    read("last-g", 2016).body("recheck", nullValue());
    decide("last-g", 2015, "send-back");
    Calls.call()
        .header("If-None-Match", tag)
        .get(filing)
        .then()
        .statusCode(200)
        .body("recheck.because.revision", is(1));
  }

  @Test
  void theRulesTellTheLimitsInForce() {
    String rule = "rules.find { it.rule == '2014.year-before.jump.{cell}' }";
    Calls.call()
        .get("/api/v1/editions/2014/rules")
        .then()
        .body(rule + ".thresholds.'count.absolute'", is(50))
        .body(rule + ".thresholds.'count.ratio'.toString()", is("1.8"))
        .body(rule + ".cells", hasItem("complaints"))
        .body(
            "rules.find { it.rule == '2014.year-before.zero.{cell}' }.thresholds.'count.zero-from'",
            is(1))
        .body("rules.find { it.rule == '2014.sign-off.missing' }.thresholds.size()", is(0));
  }

  private static void marked(boolean marked) {
    assertEquals(
        marked,
        Calls.call()
            .get("/api/v1/completeness/2016?area=" + AREA)
            .path("items.find { it.unit == 'last-e' }.recheck"));
  }

  private static ObjectNode sheet(String unit, int year, int complaints) {
    return Calls.sheet(
        unit,
        year,
        Map.of(
            "complaints",
            complaints,
            "requests.received",
            9,
            "requests.received.online",
            9,
            "requests.completed",
            9,
            "requests.completed.on-time",
            9));
  }

  private static ValidatableResponse submit(String unit, int year, int complaints) {
    return Calls.post(sheet(unit, year, complaints)).then().statusCode(201);
  }

  private static ValidatableResponse read(String unit, int year) {
    return Calls.call().get("/api/v1/filings/" + year + "/" + unit).then().statusCode(200);
  }
}
