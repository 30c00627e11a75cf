package tongbao.api.v1;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.TestAdmin;

/** Every refusal has one form. */
@QuarkusTest
class ProblemsTest {
  private static final String ECHO = "/api/v1/test-echo";
  private static final String JSON = "application/json";

  @Test
  void aBodyIsReadAndAnswered() {
    post("{\"values\":{\"a@b\":1.50,\"c\":null,\"d\":1e999999999}}")
        .statusCode(200)
        .body(equalTo("{\"values\":{\"a@b\":1.50,\"c\":null,\"d\":1e999999999}}"));
  }

  @Test
  void malformedJson() {
    problem(post("{\"a\":1,\n \"a\":2}"), 400, "malformed-json", ECHO)
        .body("title", equalTo("JSON 格式错误"))
        .body("detail", containsString("“a”出现了两次"))
        .body("line", equalTo(2))
        .body("column", equalTo(2))
        .body("key", equalTo("a"));
    problem(post(""), 400, "malformed-json", ECHO).body("detail", containsString("为空"));
  }

  @Test
  void inTheLanguagePreferred() {
    var asked = admin().header("Accept-Language", "en;q=0.9, zh;q=0.1");
    problem(asked.contentType(JSON).body("[1,]").post(ECHO).then(), 400, "malformed-json", ECHO)
        .header("Content-Language", "en")
        .header("Vary", "Accept-Language")
        .body("detail", equalTo("The body is not valid JSON at line 1, column 4."));
  }

  @Test
  void notAnObject() {
    String path = ECHO + "/object";
    var answer = admin().contentType(JSON).body("[]").post(path).then();
    problem(answer, 400, "bad-request", path).body("detail", containsString("对象"));
  }

  @Test
  void invalidParameters() {
    String path = ECHO + "/numbers/1";
    problem(admin().get(path + "?max=11").then(), 400, "invalid-parameter", path)
        .body("errors[0].parameter", equalTo("max"))
        .body("errors[0].message", containsString("10"));
    problem(admin().get(path + "?max=x").then(), 400, "bad-request", path);
  }

  @Test
  void unknownPaths() {
    problem(given().get("/nosuch").then(), 404, "not-found", "/nosuch");
    problem(given().get("/q/nosuch").then(), 404, "not-found", "/q/nosuch");
    problem(admin().get("/api/v1/nosuch").then(), 404, "not-found", "/api/v1/nosuch");
  }

  @Test
  void wrongMethod() {
    String path = ECHO + "/numbers/1";
    problem(admin().contentType(JSON).body("{}").put(path).then(), 405, "method-not-allowed", path)
        .header("Allow", "DELETE, GET, HEAD, OPTIONS")
        .body("allowed", equalTo(List.of("DELETE", "GET", "HEAD", "OPTIONS")));
    problem(admin().request("TRACE", ECHO).then(), 405, "method-not-allowed", ECHO)
        .header("Allow", "GET, HEAD, OPTIONS, POST");
    problem(admin().request("FOO", ECHO).then(), 405, "method-not-allowed", ECHO);
  }

  @Test
  void optionsNameTheMethodsOfThePath() {
    admin()
        .options(ECHO + "/numbers/1")
        .then()
        .statusCode(204)
        .header("Allow", "DELETE, GET, HEAD, OPTIONS");
    problem(admin().options("/api/nosuch").then(), 404, "not-found", "/api/nosuch");
  }

  @Test
  void headHasTheHeadOfGet() {
    admin().head(ECHO).then().statusCode(200).body(equalTo(""));
    admin().head(ECHO + "/nosuch").then().statusCode(404).contentType(ProblemWriter.MEDIA_TYPE);
  }

  @Test
  void formatsNotOffered() {
    problem(admin().accept("text/csv").get(ECHO).then(), 406, "not-acceptable", ECHO);
  }

  @Test
  void contentTypesNotTaken() {
    for (String type : List.of("text/plain", "application/xml", "nonsense")) {
      var answer = admin().header("Content-Type", type).body("{}".getBytes(UTF_8)).post(ECHO);
      problem(answer.then(), 415, "unsupported-media-type", ECHO)
          .body("contentType", containsString(type));
    }
    var gbk = admin().header("Content-Type", "application/json; charset=gbk").body("{}").post(ECHO);
    problem(gbk.then(), 415, "unsupported-media-type", ECHO).body("charset", equalTo("gbk"));
  }

  @ParameterizedTest
  @CsvSource({
    "problem, 422, sheet-rejected",
    "no-such-resource, 404, no-such-resource",
    "forbidden, 403, forbidden",
    "teapot, 400, bad-request",
    "no-worker, 503, unavailable",
    "database-away, 503, unavailable",
    "pool-exhausted, 503, unavailable",
    "busy, 503, overloaded"
  })
  void whateverAnEndpointThrows(String kind, int status, String code) {
    String path = ECHO + "/failures/" + kind;
    problem(admin().get(path).then(), status, code, path).body(not(containsString("secret")));
  }

  @Test
  void whatIsBeyondCapacityMayBeSentAgain() {
    String path = ECHO + "/failures/busy";
    problem(admin().get(path).then(), 503, "overloaded", path)
        .header("Retry-After", "2")
        .body("seconds", equalTo(2))
        .body("detail", containsString("2"));
  }

  @Test
  void aFaultOfOursTellsNothingButWhereToLook() {
    List<LogRecord> logged = new ArrayList<>();
    Handler handler = collector(logged);
    Logger logger = Logger.getLogger(Failures.class.getName());
    logger.addHandler(handler);
    try {
      String path = ECHO + "/failures/fault";
      String id =
          problem(admin().get(path).then(), 500, "internal-error", path)
              .body("id", notNullValue())
              .body(not(containsString("secret")))
              .body(not(containsString("Exception")))
              .extract()
              .path("id");
      assertEquals(1, logged.size());
      LogRecord record = logged.get(0);
      assertTrue(record.getThrown() instanceof IllegalStateException);
      String line = new PatternFormatter("%s").format(record);
      assertTrue(line.contains(id), line);
    } finally {
      logger.removeHandler(handler);
    }
  }

  @Test
  void headersOfEveryAnswer() {
    for (String path : List.of("/nosuch", ECHO, "/q/health")) {
      given()
          .get(path)
          .then()
          .header("X-Content-Type-Options", "nosniff")
          .header("Referrer-Policy", "no-referrer")
          .header("X-Request-Id", notNullValue());
    }
    admin().get(ECHO + "/numbers/1").then().header("Cache-Control", "no-store");
    admin().get(ECHO).then().header("Cache-Control", "private, max-age=60");
  }

  @ParameterizedTest
  @CsvSource({"abc-123_4.5:6, true", "two words, false", "<script>, false"})
  void theRequestIdIsTheClientsIfSane(String id, boolean kept) {
    String answered =
        given().header("X-Request-Id", id).get("/nosuch").then().extract().header("X-Request-Id");
    assertEquals(kept, id.equals(answered));
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(TestAdmin.TOKEN);
  }

  private static ValidatableResponse post(String body) {
    return admin().contentType(JSON).body(body.getBytes(UTF_8)).post(ECHO).then();
  }

  private static ValidatableResponse problem(
      ValidatableResponse answer, int status, String code, String instance) {
    return answer
        .statusCode(status)
        .header("Content-Type", "application/problem+json")
        .body("type", equalTo("/problems/" + code))
        .body("status", equalTo(status))
        .body("title", notNullValue())
        .body("detail", notNullValue())
        .body("instance", equalTo(instance));
  }

  private static Handler collector(List<LogRecord> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        logged.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
