package tongbao.api.v1;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a unit has in its hand after it has filed. */
@QuarkusTest
class ReceiptsTest {

  private static final String RECEIPTS = "/api/v1/receipts/";

  @BeforeEach
  void register() {
    if (Calls.call().get("/api/v1/areas/620961").statusCode() != 200) {
      Calls.area("620961", "回执区");
    }
  }

  @Test
  void everyRevisionHasItsOwn() throws Exception {
    Calls.unit("receipt-a", "620961");
    Response first = Calls.post(Calls.sheet("receipt-a", 2015, Map.of()));
    String code = first.then().statusCode(201).extract().path("receipt.code");
    Calls.call()
        .get("/api/v1/filings/2015/receipt-a")
        .then()
        .body("receipt.code", is(code))
        .body("receipt.jws", is(first.<String>path("receipt.jws")))
        .body("digestAlgorithm", is("sha-256"));
    Calls.call()
        .get(RECEIPTS + code)
        .then()
        .statusCode(200)
        .body("code", is(code))
        .body("unit", is("receipt-a"))
        .body("unitName", is("单位 receipt-a"))
        .body("year", is(2015))
        .body("revision", is(1))
        .body("state", is("submitted"))
        .body("recordedAt", is(first.<String>path("recordedAt")))
        .body("digest", is(first.<String>path("digest")))
        .body("newestRevision", is(1))
        .body("current", is(true))
        .body("valid", is(true));

    Response second =
        Calls.put(
            "receipt-a", 2015, first.header("ETag"), Calls.sheet("receipt-a", 2015, Map.of()));
    assertNotEquals(code, second.then().statusCode(200).extract().path("receipt.code"));
    Calls.call()
        .get(RECEIPTS + code.toLowerCase(java.util.Locale.ROOT).replace("-", ""))
        .then()
        .statusCode(200)
        .body("revision", is(1))
        .body("newestRevision", is(2))
        .body("current", is(false))
        .body("valid", is(true));

    String[] parts = first.<String>path("receipt.jws").split("\\.", -1);
    JsonNode claims = Calls.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    assertEquals(first.<String>path("digest"), claims.get("digest").textValue());
    assertEquals("620900", claims.get("iss").textValue());
  }

  /** A paper is shown to whom the revision is; the rows of that table are in FilingViewTest. */
  @Test
  void aPaperIsShownToWhoMaySeeTheRevision() {
    Calls.unit("receipt-c", "620961");
    Calls.unit("receipt-d", "620961");
    String reader = Holders.secret("reader", null);
    String another = Holders.secret("submitter", "receipt-d");
    String own = Holders.secret("submitter", "receipt-c");
    String code = Calls.post(Calls.sheet("receipt-c", 2015, Map.of())).path("receipt.code");
    Holders.call(own).get(RECEIPTS + code).then().statusCode(200);
    Holders.call(another).get(RECEIPTS + code).then().statusCode(403);
    Holders.call(reader).get(RECEIPTS + code).then().statusCode(403);
    Holders.call(reader).get(RECEIPTS + "7K3M-9QXT-2WPA-K").then().statusCode(403);
    decide("accept");
    decide("publish");
    Holders.call(reader).get(RECEIPTS + code).then().statusCode(200);

    Calls.put("receipt-c", 2015, "*", Calls.sheet("receipt-c", 2015, Map.of()))
        .then()
        .statusCode(200);
    Holders.call(reader).get(RECEIPTS + code).then().statusCode(200).body("revision", is(1));
    decide("accept");
    decide("publish");
    decide("withdraw");
    Holders.call(reader).get("/api/v1/filings/2015/receipt-c/revisions/1").then().statusCode(403);
    Holders.call(reader).get(RECEIPTS + code).then().statusCode(403);
    Holders.call(own).get(RECEIPTS + code).then().statusCode(200);
  }

  private static void decide(String move) {
    Calls.json("{\"decision\": \"" + move + "\"}")
        .post("/api/v1/filings/2015/receipt-c/decisions")
        .then()
        .statusCode(200);
  }

  @Test
  void theKeyIsKnownToEverybody() throws Exception {
    Calls.unit("receipt-b", "620961");
    String jws = Calls.post(Calls.sheet("receipt-b", 2015, Map.of())).path("receipt.jws");
    JsonNode head =
        Calls.JSON.readTree(Base64.getUrlDecoder().decode(jws.substring(0, jws.indexOf('.'))));
    given()
        .get("/.well-known/jwks.json")
        .then()
        .statusCode(200)
        .header("Content-Type", is("application/jwk-set+json"))
        .header("Cache-Control", containsString("max-age"))
        .body("keys", hasSize(1))
        .body("keys[0].kid", is(head.get("kid").textValue()))
        .body("keys[0].x", notNullValue())
        .body("keys[0].d", nullValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7K3M-9QXT-2WPA-5 | 400 | invalid-parameter | mistyped",
        "7K3M-9QXT-2WPA   | 400 | invalid-parameter | 13 letters",
        "7K3M-9QXT-2WPA-K | 404 | unknown-receipt   | 7K3M-9QXT-2WPA-K",
        "7k3m9qxt2wpak    | 404 | unknown-receipt   | 7K3M-9QXT-2WPA-K",
      })
  void saysWhatIsWrongWithACode(String code, int status, String type, String detail) {
    Calls.call()
        .header("Accept-Language", "en")
        .get(RECEIPTS + code)
        .then()
        .statusCode(status)
        .body("type", is("/problems/" + type))
        .body("detail", containsString(detail));
  }
}
