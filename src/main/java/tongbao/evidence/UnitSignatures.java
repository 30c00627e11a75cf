package tongbao.evidence;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;

/**
 * Signatures of units over what they send: detached JWS (RFC 7515, appendix F) by Ed25519 (EdDSA)
 * or P-256 (ES256).
 */
public final class UnitSignatures {

  private static final AlgorithmConstraints ALGORITHMS =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          AlgorithmIdentifiers.EDDSA,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

  private static final Set<String> SECRET = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  /** What makes the key the one it is; browsers and libraries export more (key_ops, ext). */
  private static final Set<String> DEFINING = Set.of("kty", "crv", "x", "y");

  private UnitSignatures() {}

  /**
   * The public half of a key, with nothing else.
   *
   * @param jwk as a unit sent it (RFC 7517)
   * @throws RefusedKeyException where it is private, broken, or of another kind
   */
  public static String publicJwk(Map<String, Object> jwk) {
    List<String> secret = jwk.keySet().stream().filter(SECRET::contains).sorted().toList();
    if (!secret.isEmpty()) {
      throw new RefusedKeyException(
          Text.of(
              "密钥含私钥成员 {}。私钥只能由本单位保存：请改用新密钥，只登记公钥。",
              "The key has the private members {}. A private key stays with its owner: make a new"
                  + " key and register its public half only.",
              secret));
    }
    Map<String, Object> defining = new LinkedHashMap<>(jwk);
    defining.keySet().retainAll(DEFINING);
    try {
      PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(defining);
      if (isEd25519(key, defining) || isP256(key)) {
        return key.toJson(OutputControlLevel.PUBLIC_ONLY);
      }
    } catch (JoseException | RuntimeException e) {
      throw new RefusedKeyException(
          new Text("不是可用的 JWK 公钥（RFC 7517）。", "This is no usable public JWK (RFC 7517)."));
    }
    throw new RefusedKeyException(
        new Text(
            "密钥须为 Ed25519（kty OKP）或 P-256（kty EC）。",
            "The key has to be Ed25519 (kty OKP) or P-256 (kty EC)."));
  }

  private static boolean isEd25519(PublicJsonWebKey key, Map<String, Object> jwk) {
    if (key instanceof OctetKeyPairJsonWebKey okp && okp.getSubtype().equals("Ed25519")) {
      // The library fills up what is too short; here it is refused.
      VerificationKey.of(Base64.getUrlDecoder().decode(String.valueOf(jwk.get("x"))));
      return true;
    }
    return false;
  }

  private static boolean isP256(PublicJsonWebKey key) {
    return key instanceof EllipticCurveJsonWebKey ec && ec.getCurveName().equals("P-256");
  }

  /** The name of the key a detached JWS claims to be signed by; none where it is no such JWS. */
  public static @Nullable String kid(String jws) {
    try {
      return parsed(jws).getKeyIdHeaderValue();
    } catch (JoseException | RuntimeException e) {
      return null;
    }
  }

  /** Whether a detached JWS is over these bytes by that key. */
  public static boolean verifies(String jws, byte[] body, String jwk) {
    try {
      JsonWebSignature signature = parsed(jws);
      // Only this replaces the empty payload of the detached form by bytes.
      signature.setEncodedPayload(Base64.getUrlEncoder().withoutPadding().encodeToString(body));
      signature.setKey(PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey());
      return signature.verifySignature();
    } catch (JoseException | RuntimeException e) {
      return false;
    }
  }

  static @Nullable Text fault(KeptSignature kept) {
    if (kept.jwk().isEmpty()) {
      return Text.of(
          "单位密钥 {} 已不存在，或不是审计日志所记登记的密钥。",
          "The unit's key {} is gone, or is not the one whose registration the audit log has.",
          kept.kid());
    }
    return verifies(kept.jws(), Base64.getDecoder().decode(kept.body()), kept.jwk())
        ? null
        : Text.of(
            "留存的单位签名（密钥 {}）已不能验证。",
            "The unit's signature that was kept (key {}) does not verify any more.",
            kept.kid());
  }

  private static JsonWebSignature parsed(String jws) throws JoseException {
    if (!jws.matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+")) {
      throw new JoseException("not detached");
    }
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(ALGORITHMS);
    signature.setCompactSerialization(jws);
    return signature;
  }
}
