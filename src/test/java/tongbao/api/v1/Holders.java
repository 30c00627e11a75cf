package tongbao.api.v1;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

/** Callers of every role, with tokens made over the interface. */
final class Holders {

  static final String TOKENS = "/api/v1/tokens";

  private static int made;

  private Holders() {}

  /** A new token's secret. */
  static synchronized String secret(String role, @Nullable String unit) {
    return Calls.json(token("holder-" + ++made, role, unit))
        .post(TOKENS)
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  static ObjectNode token(String name, String role, @Nullable String unit) {
    return Calls.JSON.createObjectNode().put("name", name).put("role", role).put("unit", unit);
  }

  static RequestSpecification call(String secret) {
    return given().header("Authorization", "Bearer " + secret);
  }

  static RequestSpecification json(String secret, Object body) {
    return call(secret).contentType(ContentType.JSON).body(body.toString());
  }
}
