package tongbao.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.TestAdmin;

@QuarkusTest
class AccessTest {
  private static final String RESOURCE = "/api/v1/test-echo";

  @Test
  void letsTheAdminIn() {
    given().auth().oauth2(TestAdmin.TOKEN).when().get(RESOURCE).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | Bearer realm=\"tongbao\"",
        "Basic YTpi | Bearer realm=\"tongbao\"",
        "Bearer wrong-token | Bearer realm=\"tongbao\", error=\"invalid_token\"",
        "Bearer | Bearer realm=\"tongbao\", error=\"invalid_token\"",
      })
  void refusesEverybodyElse(@Nullable String sent, String challenge) {
    var request = sent == null ? given() : given().header("Authorization", sent);
    request
        .when()
        .get(RESOURCE)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", challenge)
        .contentType("application/problem+json")
        .header("Cache-Control", "no-store")
        .body("type", equalTo("/problems/unauthenticated"))
        .body("instance", equalTo(RESOURCE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api/v1/test-echo",
        "/api//v1/test-echo",
        "/%61pi/v1/test-echo",
        "/api;x=1/v1/test-echo",
        "/x/../api/v1/test-echo",
        "/x/%2e%2e/api/v1/test-echo",
        "/q/../api/v1/test-echo",
        "/q/health/../../api/v1/test-echo",
        "/./api/v1/test-echo",
        "/;x/api/v1/test-echo",
        "/x/..;/api/v1/test-echo",
        "/API/v1/test-echo",
        "/api%2Fv1/test-echo",
        "/api",
        "/api/",
        "/api/v1/nothing-here"
      })
  void hasNoWayAround(String path) {
    given().urlEncodingEnabled(false).when().get(path).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE", "POST", "PUT", "DELETE", "PATCH", "FOO"})
  void knowsNoMethodThatPasses(String method) {
    given().when().request(method, RESOURCE).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/metrics", "/q/openapi", "/nosuch", "/"})
  void leavesTheRestOpenWhateverIsSent(String path) {
    given().when().get(path).then().statusCode(not(equalTo(401)));
    given().auth().oauth2("wrong-token").when().get(path).then().statusCode(not(equalTo(401)));
  }
}
