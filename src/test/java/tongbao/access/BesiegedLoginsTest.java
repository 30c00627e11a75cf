package tongbao.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.Besieged;
import tongbao.TestAdmin;

/** Wrong tokens from everywhere, and an identity provider that comes and goes. */
@QuarkusTest
@TestProfile(Besieged.class)
class BesiegedLoginsTest {
  private static final String RESOURCE = "/api/v1/test-echo";

  @Test
  void beyondTheLimitATokenIsNotEvenLookedAt() {
    bar("192.0.2.1");
    call("192.0.2.1", "wrong")
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9][0-9]*"))
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/too-many-requests"));
    // A guess that hits must look like one that does not.
    call("192.0.2.1", TestAdmin.TOKEN).statusCode(429);
    call("192.0.2.2", TestAdmin.TOKEN).statusCode(200);
  }

  @Test
  void whoWasKnownThereIsNotLockedOutByANeighbour() {
    call("192.0.2.3", TestAdmin.TOKEN).statusCode(200);
    bar("192.0.2.3");
    call("192.0.2.3", "wrong").statusCode(429);
    call("192.0.2.3", TestAdmin.TOKEN).statusCode(200);
  }

  @Test
  void aNetworkOfIpv6IsOneClient() {
    for (int i = 0; i < Besieged.MOST_FAILURES; i++) {
      call("2001:db8::" + (i + 1), "wrong").statusCode(401);
    }
    call("2001:db8::ffff", "wrong").statusCode(429);
    call("2001:db8:0:1::1", "wrong").statusCode(401);
  }

  @Test
  void noTokenIsNoAttempt() {
    for (int i = 0; i < 2 * Besieged.MOST_FAILURES; i++) {
      given().header("X-Forwarded-For", "192.0.2.4").get(RESOURCE).then().statusCode(401);
    }
    call("192.0.2.4", TestAdmin.TOKEN).statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "x\u007f"})
  void aTokenThatIsNoneIsAnAttempt(String token) {
    String from = "192.0.2." + (10 + token.length());
    for (int i = 0; i < Besieged.MOST_FAILURES; i++) {
      call(from, token).statusCode(401);
    }
    call(from, token).statusCode(429);
  }

  @Test
  void tokensOfAnIdentityProviderThatComesAndGoes() throws IOException, JoseException {
    String token;
    try (LoopbackIssuer issuer = new LoopbackIssuer(Besieged.issuerPort())) {
      token = issuer.sign(issuer.claims());
    }
    call("198.51.100.1", token)
        .statusCode(503)
        .header("Retry-After", equalTo("5"))
        .body("type", equalTo("/problems/unavailable"));
    call("198.51.100.1", TestAdmin.TOKEN).statusCode(200);
    try (LoopbackIssuer issuer = new LoopbackIssuer(Besieged.issuerPort())) {
      JwtClaims claims = issuer.claims();
      claims.setClaim("tongbao_role", "reader");
      call("198.51.100.1", issuer.sign(claims)).statusCode(200);
      posted(issuer.sign(claims)).statusCode(200).body("a", equalTo(1));
      refuses(issuer, claims);
    }
  }

  private static void refuses(LoopbackIssuer issuer, JwtClaims claims) throws JoseException {
    String good = issuer.sign(claims);
    // The keys of the provider before are gone.
    String forged = good.substring(0, good.length() - 6) + "AAAAAA";
    for (int i = 0; i < Besieged.MOST_FAILURES; i++) {
      call("198.51.100.2", forged).statusCode(401);
    }
    call("198.51.100.2", forged).statusCode(429);
    call("198.51.100.2", good).statusCode(200);
    claims.unsetClaim("tongbao_role");
    call("198.51.100.3", issuer.sign(claims))
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"))
        .body("detail", containsString("tongbao_role"))
        .body("detail", not(containsString("{")));
  }

  private static void bar(String from) {
    for (int i = 0; i < Besieged.MOST_FAILURES; i++) {
      call(from, "wrong").statusCode(401);
    }
  }

  /** Its body must be collected where the connection lives, although a worker judged the token. */
  private static ValidatableResponse posted(String token) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body("{\"a\":1}")
        .post(RESOURCE)
        .then();
  }

  private static ValidatableResponse call(String from, String token) {
    return given()
        .header("X-Forwarded-For", from)
        .header("Authorization", "Bearer " + token)
        .get(RESOURCE)
        .then();
  }
}
