package tongbao.api.v1;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done, and what is answered then. */
@QuarkusTest
class RefusalTableTest {

  @BeforeEach
  void register() {
    if (Calls.call().get("/api/v1/areas/620904").statusCode() == 200) {
      return;
    }
    Calls.area("620904", "退件区");
    Calls.json("{\"name\":\"退件单位\",\"area\":\"620904\",\"firstYear\":2015,\"lastYear\":2017}")
        .put("/api/v1/units/refused-a")
        .then()
        .statusCode(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                              | 400 | invalid-body    | /unit,/year,/values
          {"unit":"A","year":"2016","values":[]}                          | 400 | invalid-body    | /unit,/year,/values
          {"unit":"refused-a","year":2016.0,"values":{}}                  | 400 | invalid-body    | /year
          {"unit":"refused-a","year":16,"values":{}}                      | 400 | invalid-body    | /year
          {"unit":"refused-a","year":2016,"values":{},"vaules":1}         | 400 | invalid-body    | /vaules
          {"unit":"refused-a","year":2016,"values":{},"signOff":{"x":1,"date":"2016-02-30"}} | 400 | invalid-body | /signOff/x,/signOff/date
          {"unit":"refused-a","year":2016,"values":{},"explanations":{"a/b":1}} | 400 | invalid-body | /explanations/a~1b
          {"unit":"refused-a","year":2016,"values":{},"documentNumber":" "} | 400 | invalid-body  | /documentNumber
          {"unit":"refused-a","year":2016,"values":{},"signOff":{"date":"+5874898-01-01"}} | 400 | invalid-body | /signOff/date
          {"unit":"refused-a","year":2016,"values":{},"signOff":{"date":"0000-01-01"}} | 400 | invalid-body | /signOff/date
          {"unit":"refused-a","year":2016,"values":{},"signOff":{"head":"\\u200b\\ufeff","reviewer":"a\\nb"}} | 400 | invalid-body | /signOff/head,/signOff/reviewer
          []                                                              | 400 | bad-request     |
          {"unit":"no-such","year":2016,"values":{}}                      | 404 | unknown-unit    |
          {"unit":"no-such","year":2016,"values":{"x":1}}                 | 404 | unknown-unit    |
          """)
  void answersBodies(String body, int status, String type, String pointers) {
    Response answer = Calls.post(body);
    answer.then().statusCode(status).body("type", is("/problems/" + type));
    if (pointers != null) {
      answer.then().body("errors.pointer", hasItems(pointers.split(",", -1)));
    }
    answer.then().body("detail", not(blankOrNullString())).body("instance", is(Calls.FILINGS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"unit":"refused-a","year":2014,"values":{}}                    | unit.not-reporting   | /year
          {"unit":"refused-a","year":2018,"values":{}}                    | unit.not-reporting   | /year
          {"unit":"refused-a","year":2013,"values":{}}                    | year.no-edition,unit.not-reporting | /year
          {"unit":"refused-a","year":2016,"edition":"2021","values":{}}   | edition.wrong-year   | /edition
          {"unit":"refused-a","year":2016,"edition":"2021","values":{"complaints":-1}} | edition.wrong-year,2014.complaints.negative | /edition
          {"unit":"refused-a","year":2016,"values":{"complaints":"353"}}  | 2014.complaints.number | /values/complaints
          {"unit":"refused-a","year":2016,"values":{"complaints":true}}   | 2014.complaints.number | /values/complaints
          {"unit":"refused-a","year":2016,"values":{"complaints":[1]}}    | 2014.complaints.number | /values/complaints
          {"unit":"refused-a","year":2016,"values":{"complaints":-1}}     | 2014.complaints.negative | /values/complaints
          {"unit":"refused-a","year":2016,"values":{"complaints":1.5}}    | 2014.complaints.whole | /values/complaints
          {"unit":"refused-a","year":2016,"values":{"complaints":1e99}}   | 2014.complaints.size | /values/complaints
          {"unit":"refused-a","year":2016,"values":{"complaints":1e9999999999}} | 2014.complaints.size | /values/complaints
          {"unit":"refused-a","year":2016,"values":{"a/b~c":1}}           | 2014.a/b~c.unknown   | /values/a~1b~0c
          {"unit":"refused-a","year":2016,"values":{"disclosure":1}}      | 2014.disclosure.heading | /values/disclosure
          """)
  void answersSheets(String body, String rule, String pointer) {
    Calls.post(body)
        .then()
        .statusCode(422)
        .body("type", is("/problems/sheet-rejected"))
        .body("findings.findAll { it.severity == 'error' }.rule", is(List.of(rule.split(",", -1))))
        .body("findings.find { it.severity == 'error' }.pointer", is(pointer));
    Calls.call().get("/api/v1/filings?unit=refused-a").then().body("items.size()", is(0));
  }

  @ParameterizedTest
  @CsvSource({
    "/filings/2016/No-Such,            400, invalid-parameter",
    "/filings/20x6/refused-a,          400, invalid-parameter",
    "/filings/2016/refused-a,          404, no-filing",
    "/filings/2016/refused-a/revisions, 404, no-filing",
    "/filings/2016/refused-a/revisions/1, 404, no-filing",
    "/filings?limit=0,                 400, invalid-parameter",
    "/filings?limit=501,               400, invalid-parameter",
    "/filings?after=%21,               400, invalid-parameter",
    "/filings?state=lost,              400, invalid-parameter",
    "/filings?year=,                   400, invalid-parameter",
    "/totals/2016?area=,               400, invalid-parameter",
    "/totals/2016;area=620900,         400, unknown-parameter",
    "/totals/02016,                    400, invalid-parameter",
    "/totals/%EF%BC%92%EF%BC%90%EF%BC%91%EF%BC%96, 400, invalid-parameter",
    "/filings?limit=%EF%BC%91,         400, invalid-parameter",
    "/filings/2016/no-such,            404, unknown-unit",
    "/filings/1999/refused-a,          404, no-edition",
    "/filings?yaer=2016,               400, unknown-parameter",
    "/filings?year=2016&year=2017,     400, repeated-parameter",
    "/totals/2013,                     404, no-edition",
    "/totals/2016?area=999999,         404, unknown-area",
    "/totals/2016?area=x,              400, invalid-parameter",
    "/totals/2016?basis=all,           400, invalid-parameter",
    "/totals/2016/complaint,           404, unknown-cell",
    "/totals/2016/disclosure,          404, unknown-cell",
    "/editions/2015,                   404, unknown-edition",
    "/units/no-such,                   404, unknown-unit",
    "/areas/999999,                    404, unknown-area",
    "/no-such,                         404, not-found",
  })
  void answersReads(String path, int status, String type) {
    Calls.call()
        .urlEncodingEnabled(false)
        .get("/api/v1" + path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", is("/problems/" + type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?validateOnly", "?validateOnly=", "?validateOnly=yes", ";validateOnly=true"})
  void aDryRunSpelledWrongStoresNothing(String parameter) {
    Calls.json(Calls.sheet("refused-a", 2016, Map.of()))
        .urlEncodingEnabled(false)
        .post(Calls.FILINGS + parameter)
        .then()
        .statusCode(400);
    Calls.call().get("/api/v1/filings/2016/refused-a").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "--", "en,-", "-;q=1", "*;q=x", ","})
  void anUnreadableLanguageIsNone(String language) {
    Calls.call()
        .header("Accept-Language", language)
        .get("/api/v1/units/no-such")
        .then()
        .statusCode(404)
        .body("type", is("/problems/unknown-unit"));
  }

  @Test
  void explanationsStayWithARefusedSheet() {
    ObjectNode sheet = Calls.sheet("refused-a", 2016, Map.of("complaints", 5, "litigation", 1));
    sheet.withObjectProperty("values").putNull("training.meetings");
    sheet.putObject("explanations").put("2014.training.meetings.blank", "未统计");
    sheet.withObjectProperty("values").put("requests.received", 7);
    Calls.post(sheet)
        .then()
        .statusCode(422)
        .body("findings.find { it.rule == '2014.training.meetings.blank' }.explanation", is("未统计"));
  }

  @Test
  void aSecondFilingIsToldHowToRevise() {
    Calls.unit("refused-b", "620904");
    String tag = Calls.post(Calls.real("refused-b", 2016)).header("ETag");
    Calls.post(Calls.real("refused-b", 2016))
        .then()
        .statusCode(409)
        .body("type", is("/problems/already-filed"))
        .body("etag", is(tag.replaceFirst("-d[0-9]+-zh", "")));
  }

  @Test
  void tooManyValuesAreNoSheet() {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < 501; i++) {
      values.append(i == 0 ? "" : ",").append("\"x").append(i).append("\":1");
    }
    Calls.post("{\"unit\":\"refused-a\",\"year\":2016,\"values\":{" + values + "}}")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", is("/values"));
  }
}
