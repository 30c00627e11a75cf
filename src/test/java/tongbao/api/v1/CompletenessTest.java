package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.check.Forms;

/** When returns are due, and who has filed. */
@QuarkusTest
class CompletenessTest {

  private static final String AREA = "620911";
  private static final String LIST = "/api/v1/completeness/2016?area=" + AREA;
  private static final String CALENDAR = "/api/v1/calendar/";

  @Inject AgroalDataSource database;

  @BeforeEach
  void register() {
    if (Calls.call().get("/api/v1/areas/" + AREA).statusCode() == 200) {
      return;
    }
    Calls.area(AREA, "催报区");
    for (String unit : List.of("chase-a", "chase-b", "chase-c", "chase-d")) {
      Calls.unit(unit, AREA);
    }
    register("chase-rollup", "area-rollup", "催报区");
    register("chase-zfb", "government-office", "=催报区政府办公室");
    Calls.json("{\"name\":\"晚设\",\"area\":\"620911\",\"firstYear\":2017}")
        .put("/api/v1/units/chase-later");
    Calls.post(explained("chase-a")).then().statusCode(201);
    Calls.post(Calls.real("chase-b", 2016)).then().statusCode(201);
  }

  @Test
  void everyUnitThatReportsIsListed() {
    Calls.call()
        .get(LIST)
        .then()
        .statusCode(200)
        .body("year", is(2016))
        .body("area", is(AREA))
        .body("items.unit", contains("chase-a", "chase-b", "chase-c", "chase-d", "chase-zfb"))
        .body("rollUps.unit", contains("chase-rollup"))
        .body("rollUps[0].expected", is(false))
        .body("rollUps[0].dueOn", is("2017-03-31"))
        .body("summary.expected", is(5))
        .body("summary.filed", is(2))
        .body("summary.late", is(2))
        .body("summary.onTime", is(0))
        .body("summary.missing", is(3))
        .body("summary.overdue", is(3))
        .body("summary.unexplained", is(1))
        .body("summary.sentBack", is(0))
        .body("items[0].filed", is(true))
        .body("items[0].state", is("submitted"))
        .body("items[0].revision", is(1))
        .body("items[0].late", is(true))
        .body("items[0].firstFiledAt", notNullValue())
        .body("items[0].openFindings.count", is(0))
        .body("items[1].openFindings.rules", hasItem("2014.disclosure.channels.other.union"))
        .body("items[2].filed", is(false))
        .body("items[2].overdue", is(true))
        .body("items[2].state", nullValue())
        .body("items[2].revision", nullValue())
        .body("items[2].dueOn", is("2017-01-31"))
        .body("items[2].daysLate > 3000", is(true))
        .body("items[4].kind", is("government-office"))
        .body("next", nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "missing, 'chase-c,chase-d,chase-zfb'",
    "overdue, 'chase-c,chase-d,chase-zfb'",
    "late, 'chase-a,chase-b'",
    "unexplained, chase-b",
    "owing, 'chase-b,chase-c,chase-d,chase-zfb'",
    "submitted, 'chase-a,chase-b'",
    "sent-back, ''",
    "accepted, ''",
    "recheck, ''",
  })
  void aFilterShowsSomeAndCountsAll(String state, String units) {
    Calls.call()
        .get(LIST + "&state=" + state)
        .then()
        .statusCode(200)
        .body("items.unit", is(units.isEmpty() ? List.of() : List.of(units.split(",", -1))))
        .body("summary.expected", is(5));
  }

  @Test
  void pagesFollowEachOther() {
    Response first = Calls.call().get(LIST + "&limit=2");
    first.then().body("items.unit", contains("chase-a", "chase-b")).body("summary.missing", is(3));
    String next = first.path("next");
    assertEquals("<" + next + ">; rel=\"next\"", first.header("Link"));
    Response second = Calls.call().urlEncodingEnabled(false).get(next);
    second.then().body("items.unit", contains("chase-c", "chase-d"));
    Calls.call()
        .urlEncodingEnabled(false)
        .get((String) second.path("next"))
        .then()
        .body("items.unit", contains("chase-zfb"))
        .body("next", nullValue());
  }

  @Test
  void theChasingListIsASpreadsheet() {
    Response answer = Calls.call().accept("text/csv").get(LIST);
    answer.then().statusCode(200).contentType("text/csv;charset=UTF-8");
    assertEquals("attachment; filename=\"tongbao-2016.csv\"", answer.header("Content-Disposition"));
    String csv = new String(answer.asByteArray(), StandardCharsets.UTF_8);
    assertTrue(csv.startsWith("\uFEFF单位代码,"), csv);
    List<String> lines = csv.lines().toList();
    assertEquals(6, lines.size(), csv);
    assertTrue(lines.get(1).startsWith("chase-b,"), csv);
    assertTrue(csv.contains(",'=催报区政府办公室,"), csv);
    assertTrue(lines.get(5).contains("逾期未报"), csv);
    assertTrue(csv.contains("chase-rollup"), csv);
    String english =
        Calls.call()
            .accept("text/csv")
            .header("Accept-Language", "en")
            .get(LIST + "&state=missing")
            .asString();
    assertTrue(english.contains("not filed, overdue"), english);
    assertTrue(!english.contains("chase-b"), english);
  }

  @Test
  void theChasingListIsACalendar() {
    Response answer = Calls.call().accept("text/calendar").get(LIST);
    answer.then().statusCode(200).contentType("text/calendar;charset=UTF-8");
    String text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
    assertTrue(text.startsWith("BEGIN:VCALENDAR\r\n"), text);
    assertTrue(text.contains("UID:due-2016-department@620900.tongbao\r\n"), text);
    assertTrue(text.contains("UID:owing-2016-chase-c@620900.tongbao\r\n"), text);
    assertTrue(!text.contains("owing-2016-chase-a@"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "*/*, 200, application/json",
    "application/json, 200, application/json",
    "'text/csv;q=0.5, application/json', 200, application/json",
    "'text/calendar, application/json;q=0.5', 200, text/calendar",
    "text/*, 200, text/csv",
    "application/xml, 406, application/problem+json",
  })
  void theFormatIsNegotiated(String accept, int status, String type) {
    Response answer = Calls.call().header("Accept", accept).get(LIST);
    answer.then().statusCode(status);
    assertTrue(answer.contentType().startsWith(type), answer.contentType());
  }

  @ParameterizedTest
  @CsvSource({
    "/completeness/2013, 404, no-edition",
    "/completeness/16, 400, invalid-parameter",
    "/completeness/2016?area=999999, 404, unknown-area",
    "/completeness/2016?state=lost, 400, invalid-parameter",
    "/completeness/2016?limit=0, 400, invalid-parameter",
    "/completeness/2016?after=A, 400, invalid-parameter",
    "/calendar/2013, 404, no-edition",
  })
  void refuses(String path, int status, String type) {
    Calls.call()
        .get("/api/v1" + path)
        .then()
        .statusCode(status)
        .body("type", is("/problems/" + type));
  }

  @Test
  void datesAreSetAndLatenessFollows() {
    int before = audited();
    Calls.call()
        .get(CALENDAR + 2018)
        .then()
        .statusCode(200)
        .body("department", is("2019-01-31"))
        .body("'government-office'", is("2019-01-31"))
        .body("'area-rollup'", is("2019-03-31"))
        .body("zone", is("Asia/Shanghai"))
        .body("set", empty());
    Response late = Calls.post(Calls.sheet("chase-c", 2018, Map.of()));
    late.then().statusCode(201).body("dueOn", is("2019-01-31")).body("late", is(true));
    Calls.json("{\"department\":\"2999-12-31\"}")
        .put(CALENDAR + 2018)
        .then()
        .statusCode(200)
        .body("department", is("2999-12-31"))
        .body("'area-rollup'", is("2019-03-31"))
        .body("set", contains("department"));
    assertEquals(before + 1, audited());
    Calls.json("{\"department\":\"2999-12-31\",\"area-rollup\":null}").put(CALENDAR + 2018);
    assertEquals(before + 1, audited());
    Calls.call()
        .header("If-None-Match", late.header("ETag"))
        .get("/api/v1/filings/2018/chase-c")
        .then()
        .statusCode(200)
        .body("dueOn", is("2999-12-31"))
        .body("late", is(false));
    Calls.call()
        .get("/api/v1/completeness/2018?area=" + AREA)
        .then()
        .body("summary.onTime", is(1))
        .body("summary.overdue", is(1))
        .body("items.find { it.unit == 'chase-a' }.daysLate", is(0));
    Calls.json("{}").put(CALENDAR + 2018).then().statusCode(200).body("set", empty());
    assertEquals(before + 2, audited());
    Calls.call().get("/api/v1/filings/2018/chase-c").then().body("late", is(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"department":"2016-12-31"}        | /department
          {"department":"31.1.2017"}         | /department
          {"area-rollup":20170331}           | /area-rollup
          {"governmentOffice":"2017-01-31"}  | /governmentOffice
          """)
  void wrongDatesAreNamed(String body, String pointer) {
    Calls.json(body)
        .put(CALENDAR + 2016)
        .then()
        .statusCode(400)
        .body("type", is("/problems/invalid-body"))
        .body("errors.pointer", hasItems(pointer));
    Calls.call().get(CALENDAR + 2016).then().body("set", empty());
  }

  @Test
  void aMistakenYearIsExplained() {
    Calls.json("{\"department\":\"2016-12-31\"}")
        .header("Accept-Language", "en")
        .put(CALENDAR + 2016)
        .then()
        .body("errors[0].detail", containsString("2017 or later"))
        .body("errors[0].detail", not(startsWith("{")));
  }

  @Test
  void anotherKindOfUnitIsDueOnAnotherDay() {
    Calls.area("620913", "改类区");
    Calls.unit("chase-kind", "620913");
    String path = "/api/v1/filings/2017/chase-kind";
    Response filed = Calls.post(Calls.sheet("chase-kind", 2017, Map.of()));
    filed.then().statusCode(201).body("dueOn", is("2018-01-31"));
    String tag = filed.header("ETag");
    Calls.call().header("If-None-Match", tag).get(path).then().statusCode(304);
    Calls.json("{\"name\":\"改类\",\"area\":\"620913\",\"kind\":\"area-rollup\"}")
        .put("/api/v1/units/chase-kind")
        .then()
        .statusCode(200);
    Calls.call()
        .header("If-None-Match", tag)
        .get(path)
        .then()
        .statusCode(200)
        .body("dueOn", is("2018-03-31"));
  }

  @Test
  void aUnitWhosePublishedReturnStandsHasFiled() {
    Calls.area("620912", "更正区");
    Calls.unit("chase-correct", "620912");
    String path = "/api/v1/filings/2016/chase-correct";
    String list = "/api/v1/completeness/2016?area=620912";
    Calls.post(Calls.sheet("chase-correct", 2016, Map.of())).then().statusCode(201);
    decide(path, "accept");
    decide(path, "publish");
    ObjectNode correction = Calls.sheet("chase-correct", 2016, Map.of());
    correction.withObjectProperty("values").putNull("training.meetings");
    Calls.put("chase-correct", 2016, "*", correction).then().statusCode(200);
    Calls.call().get(list).then().body("summary.unexplained", is(1));
    decide(path, "withdraw");
    Calls.call()
        .get("/api/v1/totals/2016?area=620912")
        .then()
        .body("coverage.filed", is(1))
        .body("coverage.missing", empty());
    Calls.call()
        .get(list)
        .then()
        .body("summary.filed", is(1))
        .body("summary.missing", is(0))
        .body("summary.overdue", is(0))
        .body("summary.unexplained", is(0))
        .body("items[0].state", is("withdrawn"))
        .body("items[0].filed", is(true))
        .body("items[0].overdue", is(false));
    Calls.call().get(list + "&state=owing").then().body("items", empty());

    Calls.json("{\"decision\": \"withdraw\", \"revision\": 1}")
        .post(path + "/decisions")
        .then()
        .statusCode(200);
    Calls.call()
        .get(list)
        .then()
        .body("summary.filed", is(0))
        .body("summary.overdue", is(1))
        .body("items[0].filed", is(false));
  }

  private static void decide(String path, String move) {
    Calls.json("{\"decision\": \"" + move + "\"}").post(path + "/decisions").then().statusCode(200);
  }

  private static int audited() {
    return Calls.call()
        .get("/api/v1/audit?action=calendar.put&subject=calendar/2018&limit=500")
        .<List<Object>>path("items.findAll { it.before != null && it.after != null }")
        .size();
  }

  private static void register(String code, String kind, String name) {
    Calls.json(
            Calls.JSON
                .createObjectNode()
                .put("name", name)
                .put("area", AREA)
                .put("kind", kind)
                .toString())
        .put("/api/v1/units/" + code)
        .then()
        .statusCode(201);
  }

  private static ObjectNode explained(String unit) {
    ObjectNode sheet = Calls.sheet(unit, 2016, Map.of());
    sheet.set("signOff", Forms.jiuquan2016().get("signOff"));
    return sheet;
  }
}
