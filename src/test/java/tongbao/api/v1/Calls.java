package tongbao.api.v1;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import tongbao.TestAdmin;
import tongbao.check.Forms;
import tongbao.edition.Edition;
import tongbao.sheet.Entry;

/** The calls tests make, as a client would. */
final class Calls {

  static final String FILINGS = "/api/v1/filings";
  static final ObjectMapper JSON = new ObjectMapper();

  private Calls() {}

  /** An authenticated call that reads numbers exactly. */
  static RequestSpecification call() {
    return given()
        .config(
            RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL)))
        .header("Authorization", "Bearer " + TestAdmin.TOKEN);
  }

  static RequestSpecification json(Object body) {
    return call().contentType(ContentType.JSON).body(body.toString());
  }

  static void area(String code, String name) {
    json(JSON.createObjectNode().put("name", name))
        .put("/api/v1/areas/" + code)
        .then()
        .statusCode(201);
  }

  static void unit(String code, String area) {
    json(JSON.createObjectNode().put("name", "单位 " + code).put("area", area))
        .put("/api/v1/units/" + code)
        .then()
        .statusCode(201);
  }

  /** The real filing of 2016, handed in by another unit. */
  static ObjectNode real(String unit, int year) {
    ObjectNode filing = (ObjectNode) Forms.jiuquan2016();
    ObjectNode submission = JSON.createObjectNode().put("unit", unit).put("year", year);
    submission.set("values", filing.get("values"));
    submission.set("signOff", filing.get("signOff"));
    submission.set("documentNumber", filing.get("documentNumber"));
    return submission;
  }

  /** A sheet of zeros but for some cells. */
  static ObjectNode sheet(String unit, int year, Map<String, Integer> cells) {
    ObjectNode submission = JSON.createObjectNode().put("unit", unit).put("year", year);
    ObjectNode values = submission.putObject("values");
    Forms.E2014.cells().forEach(cell -> values.put(cell.code().value(), 0));
    values.put("organisation.staff", 1).put("organisation.staff.full-time", 1);
    cells.forEach(values::put);
    return submission;
  }

  /** A sheet of any form: zeros but for changes such as {@code reconsideration@total=blank}. */
  static ObjectNode form(Edition edition, String unit, int year, String changes) {
    ObjectNode submission = JSON.createObjectNode().put("unit", unit).put("year", year);
    ObjectNode values = submission.putObject("values");
    Forms.cleanBut(edition, changes)
        .forEach(
            (code, entry) ->
                values.put(code, entry instanceof Entry.Numeral number ? number.value() : null));
    return submission;
  }

  static Response post(Object submission) {
    return json(submission).post(FILINGS);
  }

  static Response put(String unit, int year, String ifMatch, Object submission) {
    return json(submission).header("If-Match", ifMatch).put(FILINGS + "/" + year + "/" + unit);
  }
}
