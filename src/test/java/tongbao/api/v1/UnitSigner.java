package tongbao.api.v1;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A unit that signs what it sends, as its own software would. */
record UnitSigner(String kid, PublicJsonWebKey key, String algorithm) {

  static UnitSigner ed25519(String kid) {
    try {
      return new UnitSigner(kid, OkpJwkGenerator.generateJwk("Ed25519"), "EdDSA");
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  static UnitSigner p256(String kid) {
    try {
      return new UnitSigner(kid, EcJwkGenerator.generateJwk(EllipticCurves.P256), "ES256");
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  static UnitSigner register(String unit, String kid) {
    UnitSigner signer = ed25519(kid);
    signer.put(unit).then().statusCode(201);
    return signer;
  }

  Response put(String unit) {
    return Calls.json(jwk()).put("/api/v1/units/" + unit + "/keys/" + kid);
  }

  String jwk() {
    return key.toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  String sign(String body) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(algorithm);
    jws.setKeyIdHeaderValue(kid);
    jws.setKey(key.getPrivateKey());
    jws.setPayloadBytes(body.getBytes(UTF_8));
    try {
      return jws.getDetachedContentCompactSerialization();
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  Response post(Object submission) {
    return signed(submission.toString(), sign(submission.toString())).post(Calls.FILINGS);
  }

  static RequestSpecification signed(String body, String signature) {
    return Calls.call()
        .header("X-JWS-Signature", signature)
        .header("Accept-Language", "en")
        .contentType(ContentType.JSON)
        .body(body.getBytes(UTF_8));
  }
}
