package tongbao.api.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units that sign what they hand in. */
@QuarkusTest
class UnitSignaturesTest {

  private static final String REFUSED = "/problems/signature-refused";

  @BeforeEach
  void register() {
    if (Calls.call().get("/api/v1/areas/620963").statusCode() != 200) {
      Calls.area("620963", "签名区");
    }
  }

  @Test
  void aSignatureIsVerifiedAndKeptToTheByte() throws Exception {
    Calls.unit("signing-a", "620963");
    for (UnitSigner signer : new UnitSigner[] {UnitSigner.ed25519("ed"), UnitSigner.p256("p256")}) {
      signer.put("signing-a").then().statusCode(201).body("kid", is(signer.kid()));
      int year = signer.kid().equals("ed") ? 2015 : 2016;
      // Spaces and order are the sender's affair; the bytes count.
      String body = "  " + Calls.real("signing-a", year).toPrettyString() + "\n";
      Response filed = UnitSigner.signed(body, signer.sign(body)).post(Calls.FILINGS);
      filed
          .then()
          .statusCode(201)
          .body("signature.kid", is(signer.kid()))
          .body("signature.verifiedAt", notNullValue());
      String path = Calls.FILINGS + "/" + year + "/signing-a";
      Calls.call().get(path).then().body("signature", is(filed.<Object>path("signature")));
      Response kept = Calls.call().get(path + "/revisions/1/signature");
      kept.then().statusCode(200).body("kid", is(signer.kid()));
      assertEquals(body, new String(Base64.getDecoder().decode(kept.<String>path("body")), UTF_8));
      JsonWebSignature jws = new JsonWebSignature();
      jws.setCompactSerialization(kept.path("jws"));
      jws.setPayload(body);
      jws.setKey(signer.key().getPublicKey());
      assertTrue(jws.verifySignature());
    }
    Calls.call()
        .queryParam("subject", "units/signing-a/keys/ed")
        .get("/api/v1/audit")
        .then()
        .body("items.action", contains("unit-key.put"));
  }

  @Test
  void aRevisionMayBeSignedToo() {
    Calls.unit("signing-b", "620963");
    UnitSigner signer = UnitSigner.register("signing-b", "k");
    String tag = Calls.post(Calls.sheet("signing-b", 2015, Map.of())).header("ETag");
    Calls.call()
        .get(Calls.FILINGS + "/2015/signing-b/revisions/1/signature")
        .then()
        .statusCode(404)
        .body("type", is("/problems/no-signature"));
    String body = Calls.sheet("signing-b", 2015, Map.of("complaints", 1)).toString();
    UnitSigner.signed(body, signer.sign(body))
        .header("If-Match", tag)
        .put(Calls.FILINGS + "/2015/signing-b")
        .then()
        .statusCode(200)
        .body("signature.kid", is("k"));
    Calls.call()
        .get(Calls.FILINGS + "/2015/signing-b/revisions/1")
        .then()
        .body("signature", nullValue());
    String unbound = Calls.sheet("signing-b", 2015, Map.of()).without("year").toString();
    UnitSigner.signed(unbound, signer.sign(unbound))
        .header("If-Match", "*")
        .put(Calls.FILINGS + "/2015/signing-b")
        .then()
        .statusCode(422)
        .body("type", is(REFUSED))
        .body("detail", containsString("year"));
  }

  @Test
  void whatDoesNotVerifyStoresNothing() {
    Calls.unit("signing-c", "620963");
    Calls.unit("signing-d", "620963");
    UnitSigner signer = UnitSigner.register("signing-c", "k");
    UnitSigner other = UnitSigner.register("signing-d", "other");
    String body = Calls.sheet("signing-c", 2015, Map.of()).toString();
    String good = signer.sign(body);
    refused(body, "nonsense", "detached JWS");
    refused(body, good.replace("..", ".e30."), "detached JWS");
    refused(body, other.sign(body), "no key named other");
    refused(body, new UnitSigner("k", other.key(), "EdDSA").sign(body), "does not verify");
    refused(body + " ", good, "does not verify");
    refused(
        body, new UnitSigner("k", UnitSigner.p256("k").key(), "ES256").sign(body), "not verify");
    Calls.call().get(Calls.FILINGS + "/2015/signing-c").then().statusCode(404);
    UnitSigner.signed(body, good)
        .queryParam("validateOnly", "true")
        .post(Calls.FILINGS)
        .then()
        .statusCode(200);

    Calls.call()
        .delete("/api/v1/units/signing-c/keys/k")
        .then()
        .statusCode(200)
        .body("items[0].revokedAt", notNullValue());
    refused(body, good, "revoked");
    signer.put("signing-c").then().statusCode(409).body("type", is("/problems/unit-key-taken"));
  }

  private static void refused(String body, String signature, String detail) {
    UnitSigner.signed(body, signature)
        .post(Calls.FILINGS)
        .then()
        .statusCode(422)
        .body("type", is(REFUSED))
        .body("detail", containsString(detail));
  }

  /** As {@code crypto.subtle.exportKey("jwk", …)} gives it. */
  @Test
  void aKeyMayComeAsABrowserExportsIt() throws Exception {
    Calls.unit("signing-f", "620963");
    for (UnitSigner signer : new UnitSigner[] {UnitSigner.ed25519("ed"), UnitSigner.p256("p256")}) {
      ObjectNode exported = (ObjectNode) Calls.JSON.readTree(signer.jwk());
      Map<String, Object> bare = Calls.JSON.convertValue(exported, new TypeReference<>() {});
      exported.put("ext", true).putArray("key_ops").add("verify");
      Calls.json(exported.toString())
          .put("/api/v1/units/signing-f/keys/" + signer.kid())
          .then()
          .statusCode(201)
          .body("jwk", is(bare));
    }
  }

  @Test
  void onlyPublicKeysOfKnownKindsAreRegistered() throws Exception {
    Calls.unit("signing-e", "620963");
    UnitSigner signer = UnitSigner.ed25519("k");
    String path = "/api/v1/units/signing-e/keys/k";
    Calls.json(signer.key().toJson(OutputControlLevel.INCLUDE_PRIVATE))
        .put(path)
        .then()
        .statusCode(400)
        .body("errors[0].detail", containsString("私钥"));
    Calls.json(RsaJwkGenerator.generateJwk(2048).toJson()).put(path).then().statusCode(400);
    Calls.json("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}")
        .put(path)
        .then()
        .statusCode(400);
    Calls.json("{}").put(path).then().statusCode(400);
    Calls.json(signer.jwk()).put("/api/v1/units/signing-e/keys/a%20b").then().statusCode(400);
    Calls.json(signer.jwk()).put("/api/v1/units/nobody/keys/k").then().statusCode(404);

    signer.put("signing-e").then().statusCode(201);
    signer.put("signing-e").then().statusCode(200);
    UnitSigner.ed25519("k").put("signing-e").then().statusCode(409);
    Calls.call()
        .get("/api/v1/units/signing-e/keys")
        .then()
        .body("items", hasSize(1))
        .body("items[0].jwk", not(Map.of()))
        .body("items[0].revokedAt", nullValue());
    Calls.call().delete("/api/v1/units/signing-e/keys/none").then().statusCode(404);
  }
}
