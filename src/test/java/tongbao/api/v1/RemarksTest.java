package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.check.Forms;

/** What stands beside or instead of numbers, and the forms of 2019 and 2021, over HTTP. */
@QuarkusTest
class RemarksTest {

  private static final String ISSUED = "disclosure.normative-documents@issued";
  private static final String MADE = "disclosure.rules@issued";

  @BeforeEach
  void register() {
    if (Calls.call().get("/api/v1/areas/621181").statusCode() == 200) {
      return;
    }
    Calls.area("621181", "备注区");
    for (String unit : new String[] {"remarks-a", "remarks-b", "remarks-c", "remarks-d"}) {
      Calls.unit(unit, "621181");
    }
  }

  private static ObjectNode remarked(String unit, int year) {
    ObjectNode submission =
        Calls.form(
            Forms.E2021,
            unit,
            year,
            ISSUED + "=22,disclosure.normative-documents@in-force=30," + MADE + "=blank");
    submission.putObject("notes").put(ISSUED, "其中修订16件");
    submission.putArray("notApplicable").add(MADE);
    return submission;
  }

  @Test
  void areKeptAndAnsweredAndCompared() {
    Response first = Calls.post(remarked("remarks-a", 2022));
    first
        .then()
        .statusCode(201)
        .body("notes.'" + ISSUED + "'", is("其中修订16件"))
        .body("notApplicable", contains(MADE))
        .body("units.size()", is(0))
        .body("values.'" + MADE + "'", nullValue())
        .body("findings.rule", hasItem("2021.disclosure.not-applicable"))
        .body("findings.rule", not(hasItem("2021.disclosure.blank")));
    Calls.call()
        .get(Calls.FILINGS + "/2022/remarks-a")
        .then()
        .body("digest", is(first.jsonPath().getString("digest")))
        .body("notes.'" + ISSUED + "'", is("其中修订16件"))
        .body("notApplicable", contains(MADE));
    ObjectNode next = remarked("remarks-a", 2022);
    next.remove("notes");
    next.withObject("values").put(MADE, 0);
    next.remove("notApplicable");
    Calls.put("remarks-a", 2022, first.header("ETag"), next)
        .then()
        .statusCode(200)
        .body("notes.size()", is(0))
        .body("notApplicable", empty());
    Calls.call()
        .get(Calls.FILINGS + "/2022/remarks-a/revisions/2/changes")
        .then()
        .body("changes.cell", contains(MADE, ISSUED))
        .body("changes[0].beforeRemark.notApplicable", is(true))
        .body("changes[0].afterRemark", nullValue())
        .body("changes[1].beforeRemark.note", is("其中修订16件"))
        .body("changes[1].before", is(22));
    Calls.call()
        .get(Calls.FILINGS + "/2022/remarks-a/revisions/1")
        .then()
        .body("notes.'" + ISSUED + "'", is("其中修订16件"));
    Calls.json(remarked("remarks-a", 2022))
        .post(Calls.FILINGS + "?validateOnly=true")
        .then()
        .statusCode(200)
        .body("notes.'" + ISSUED + "'", is("其中修订16件"))
        .body("notApplicable", contains(MADE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"notApplicable":["requests.new@total"]}       | 2021.requests.new@total.not-applicable
          {"notes":{"requests.new@totl":"注"}}            | 2021.requests.new@totl.unknown
          {"units":{"disclosure.charges@amount":"元"}}    | 2021.disclosure.charges@amount.unit-fixed
          """)
  void areRefusedWhereTheyFitNothing(String remarks, String rule) throws Exception {
    ObjectNode submission = Calls.form(Forms.E2021, "remarks-b", 2022, "");
    submission.setAll((ObjectNode) Calls.JSON.readTree(remarks));
    Calls.post(submission)
        .then()
        .statusCode(422)
        .body("findings.findAll { it.severity == 'error' }.rule", contains(rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"notes":["注"]}              | /notes
          {"notApplicable":"requests"}  | /notApplicable
          {"units":{"requests.new":1}}  | /units/requests.new
          {"notes":{"requests.new":""}} | /notes/requests.new
          """)
  void areRefusedInTheWrongShape(String remarks, String pointer) throws Exception {
    ObjectNode submission = Calls.form(Forms.E2021, "remarks-b", 2022, "");
    submission.setAll((ObjectNode) Calls.JSON.readTree(remarks));
    Calls.post(submission).then().statusCode(400).body("errors.pointer", hasItem(pointer));
  }

  @Test
  void anotherEditionForTheYearIsRefusedWithTheRightOneNamed() {
    ObjectNode submission = Calls.form(Forms.E2019, "remarks-b", 2022, "");
    submission.put("edition", "2019");
    Calls.post(submission)
        .then()
        .statusCode(422)
        .body(
            "findings.find { it.rule == 'edition.wrong-year' }.message", containsString("2021 版"));
    ObjectNode early = Calls.form(Forms.E2021, "remarks-b", 2020, "").put("edition", "2021");
    Calls.post(early)
        .then()
        .statusCode(422)
        .body(
            "findings.find { it.rule == 'edition.wrong-year' }.message", containsString("2019 版"));
  }

  /** 2020 is on the form of 2019, and carries over to that of 2021; nothing carries into 2019. */
  @Test
  void whatWasCarriedOutIsCarriedInAcrossForms() {
    Calls.post(Calls.sheet("remarks-c", 2018, java.util.Map.of("complaints", 0)))
        .then()
        .statusCode(201);
    Calls.post(Calls.form(Forms.E2019, "remarks-c", 2019, carried("in", 5) + carried("out", 5)))
        .then()
        .statusCode(201)
        .body("findings", hasSize(1))
        .body("findings.rule", contains("2019.sign-off.missing"));
    Calls.post(Calls.form(Forms.E2019, "remarks-c", 2020, carried("in", 5) + carried("out", 5)))
        .then()
        .statusCode(201)
        .body("findings.rule", contains("2019.sign-off.missing"));
    ObjectNode next =
        Calls.form(Forms.E2021, "remarks-c", 2021, carried("in", 3) + carried("out", 3));
    next.putObject("explanations")
        .put("2021.year-before.follows.requests.carried-in@total", "两件并入其他单位");
    Calls.post(next)
        .then()
        .statusCode(201)
        .body(
            "findings.rule",
            hasItems(
                "2021.year-before.follows.requests.carried-in@natural-person",
                "2021.year-before.follows.requests.carried-in@total"))
        .body(
            "findings.find { it.rule.endsWith('carried-in@total') }.message",
            containsString("2020 年（第 1 版）"))
        .body("findings.find { it.rule.endsWith('carried-in@total') }.explanation", is("两件并入其他单位"));
  }

  private static String carried(String way, int number) {
    return "requests.carried-%1$s@natural-person=%2$d,requests.carried-%1$s@total=%2$d,"
        .formatted(way, number);
  }

  @Test
  void aDepartmentMakesNoRules() {
    String changes = "disclosure.rules@in-force=6";
    Calls.post(Calls.form(Forms.E2021, "remarks-d", 2021, changes))
        .then()
        .statusCode(201)
        .body("findings.rule", hasItem("2021.disclosure.rules.reserved"));
    String tag = Calls.call().get(Calls.FILINGS + "/2021/remarks-d").header("ETag");
    Calls.json("{\"name\":\"市政府\",\"area\":\"620900\",\"kind\":\"government-office\"}")
        .put("/api/v1/units/remarks-d")
        .then()
        .statusCode(200);
    Calls.call()
        .header("If-None-Match", tag)
        .get(Calls.FILINGS + "/2021/remarks-d")
        .then()
        .statusCode(200)
        .body("findings.rule", not(hasItem("2021.disclosure.rules.reserved")));
    ObjectNode next = Calls.form(Forms.E2021, "remarks-d", 2021, changes);
    Calls.put("remarks-d", 2021, tag, next).then().statusCode(200);
  }

  @Test
  void hongzeIsRefusedForItsTwoWrongTotals() {
    ObjectNode submission =
        Calls.JSON.createObjectNode().put("unit", "remarks-d").put("year", 2023);
    ObjectNode values = submission.putObject("values");
    Forms.published("2023-hongze")
        .forEach(
            (code, entry) ->
                values.put(
                    code, entry instanceof tongbao.sheet.Entry.Numeral n ? n.value() : null));
    Calls.post(submission)
        .then()
        .statusCode(422)
        .body(
            "findings.findAll { it.severity == 'error' }.rule",
            contains(
                "2021.reconsideration@total.row-sum",
                "2021.litigation.after-reconsideration@total.row-sum"))
        .body("findings.findAll { it.severity == 'error' }.advice.to", hasSize(2));
  }
}
