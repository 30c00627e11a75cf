package tongbao.api.v1;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongbao.AtOnce;
import tongbao.access.TokenHash;

@QuarkusTest
class TokensTest {

  private static final String UNIT = "tokens-unit";
  private static boolean prepared;

  @Inject DataSource database;

  @BeforeEach
  void prepare() {
    if (!prepared) {
      Calls.area("620973", "令牌区");
      Calls.unit(UNIT, "620973");
      prepared = true;
    }
  }

  @Test
  void tellTheirSecretOnceAndNeverKeepIt() throws SQLException {
    Response made = create(Holders.token("once", "submitter", UNIT));
    made.then()
        .statusCode(201)
        .header("Cache-Control", "no-store")
        .header("Location", "/api/v1/tokens/" + made.path("id"))
        .body("token", matchesPattern("tb_[A-Za-z0-9_-]{43}"))
        .body("unit", equalTo(UNIT))
        .body("createdBy", equalTo("bootstrap-admin"))
        .body("lastUsedAt", nullValue())
        .body("revokedAt", nullValue());
    Calls.call()
        .get(made.header("Location"))
        .then()
        .statusCode(200)
        .body("$", not(hasKey("token")))
        .body("name", equalTo("once"));
    String secret = made.path("token");
    assertEquals(0, rowsSaying(secret));
    assertEquals(1, rowsSaying(HexFormat.of().formatHex(TokenHash.of(secret).bytes())));
  }

  @Test
  void workAtOnceAndNoLongerOnceRevoked() {
    Response made = create(Holders.token("short-lived", "reader", null));
    String secret = made.path("token");
    String path = made.header("Location");
    assertEquals(200, read(secret));
    Calls.call().get(path).then().body("lastUsedAt", notNullValue());
    Calls.call().delete(path).then().statusCode(200).body("revokedAt", notNullValue());
    assertEquals(401, read(secret));
    String since = Calls.call().get(path).path("revokedAt");
    Calls.call().delete(path).then().statusCode(200).body("revokedAt", equalTo(since));
    Calls.json("{}")
        .post(path + "/rotations")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/token-ended"));
    create(Holders.token("short-lived", "reader", null)).then().statusCode(409);
  }

  @Test
  void changeTheirSecretWithAndWithoutOverlap() {
    Response made = create(Holders.token("changing", "reader", null));
    String path = made.header("Location") + "/rotations";
    String first = made.path("token");
    String second =
        Calls.json("{\"overlapSeconds\": 600}")
            .post(path)
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    assertEquals(List.of(200, 200), List.of(read(first), read(second)));
    String third = Calls.json("{}").post(path).then().statusCode(201).extract().path("token");
    assertEquals(List.of(401, 401, 200), List.of(read(first), read(second), read(third)));
  }

  @Test
  void getNoOtherSecretOnceTheyHaveExpired() throws SQLException {
    Response made = create(Holders.token("expired", "reader", null));
    try (Connection connection = database.getConnection();
        PreparedStatement expire =
            connection.prepareStatement(
                "update access_token set expires_at = created_at where name = 'expired'")) {
      assertEquals(1, expire.executeUpdate());
    }
    Calls.json("{}")
        .header("Accept-Language", "en")
        .post(made.header("Location") + "/rotations")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/token-ended"))
        .body("detail", containsString("expired"));
  }

  @Test
  void mayBeRevokedWhileTheirSecretIsChanged() throws Exception {
    for (int round = 0; round < 40; round++) {
      String path = create(Holders.token("both-" + round, "reader", null)).header("Location");
      List<Integer> statuses =
          AtOnce.inParallel(
              List.of(
                  () -> Calls.call().delete(path).statusCode(),
                  () -> Calls.json("{}").post(path + "/rotations").statusCode(),
                  () -> Calls.json("{}").post(path + "/rotations").statusCode()));
      assertEquals(200, statuses.get(0), statuses::toString);
      for (int status : statuses.subList(1, 3)) {
        assertTrue(status == 201 || status == 409, statuses::toString);
      }
    }
  }

  @Test
  void nameEveryFaultOfWhatIsAsked() {
    ObjectNode wrong = Holders.token("x".repeat(101), "submitter", null);
    wrong.put("expiresAt", Instant.now().minusSeconds(1).toString()).put("colour", "red");
    create(wrong)
        .then()
        .statusCode(400)
        .body("errors.pointer", containsInAnyOrder("/name", "/unit", "/expiresAt", "/colour"));
    create(Holders.token("t", "reader", UNIT))
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/unit"));
    create(Holders.token("t", "owner", null))
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/role"));
    create(Holders.token("t", "submitter", "tokens-nobody")).then().statusCode(404);
    Calls.call().get("/api/v1/tokens/1").then().statusCode(400);
    Calls.call().get("/api/v1/tokens/7d1e3c52-8a4b-4f6e-9c0d-2b5a6f718293").then().statusCode(404);
  }

  @Test
  void areListedPageByPage() {
    create(Holders.token("paged-a", "reader", null));
    create(Holders.token("paged-b", "reader", null));
    List<String> all = Calls.call().get("/api/v1/tokens?limit=500").path("items.name");
    List<String> paged = new ArrayList<>();
    String next = "/api/v1/tokens?limit=2";
    while (next != null) {
      Response page = Calls.call().urlEncodingEnabled(false).get(next);
      paged.addAll(page.path("items.name"));
      next = page.path("next");
    }
    assertEquals(all, paged);
    assertEquals(all.stream().sorted().toList(), all);
  }

  @Test
  void areInTheAuditLogWithoutTheirSecrets() {
    Response made = create(Holders.token("audited", "reader", null));
    String path = made.header("Location");
    String second = Calls.json("{}").post(path + "/rotations").path("token");
    Calls.call().delete(path);
    List<String> lines = new ArrayList<>();
    Response audit = Calls.call().get("/api/v1/audit?subject=tokens/" + made.path("id"));
    for (Map<String, Object> line : audit.<List<Map<String, Object>>>path("items")) {
      lines.add(line.get("action") + " " + line.get("actor") + " " + line.get("role"));
    }
    for (String secret : List.of(made.<String>path("token"), second)) {
      assertFalse(audit.asString().contains(secret));
      String hash = HexFormat.of().formatHex(TokenHash.of(secret).bytes());
      assertFalse(audit.asString().contains(hash));
    }
    assertEquals(
        List.of(
            "token.create bootstrap-admin admin",
            "token.rotate bootstrap-admin admin",
            "token.revoke bootstrap-admin admin"),
        lines);
  }

  private static Response create(ObjectNode token) {
    return Calls.json(token).post(Holders.TOKENS);
  }

  private static int read(String secret) {
    return Holders.call(secret).get("/api/v1/editions").statusCode();
  }

  private int rowsSaying(String text) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "select count(*) from access_token t where strpos(t::text, ?) > 0")) {
      count.setString(1, text);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
