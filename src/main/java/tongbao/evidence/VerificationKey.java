package tongbao.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import tongbao.filing.DigestAlgorithm;

/**
 * The public half of a key that signs or once signed receipts: Ed25519 (RFC 8032).
 *
 * @param kid its name: the thumbprint of the key (RFC 7638)
 * @param x the key, as a JWK (RFC 8037) writes it
 */
public record VerificationKey(String kid, String x) {

  private static final int SIZE = 32;
  private static final int SIGNATURE_SIZE = 64;

  /**
   * A key.
   *
   * @throws MalformedKeyException where these bytes are no point of the curve
   */
  static VerificationKey of(byte[] key) {
    if (key.length != SIZE || !Ed25519.validatePublicKeyFull(key, 0)) {
      throw new MalformedKeyException("it is no Ed25519 public key");
    }
    String x = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    String thumbprint = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
    byte[] hash = DigestAlgorithm.SHA_256.hash(thumbprint.getBytes(StandardCharsets.US_ASCII));
    return new VerificationKey(Base64.getUrlEncoder().withoutPadding().encodeToString(hash), x);
  }

  static VerificationKey of(Ed25519PublicKeyParameters key) {
    return of(key.getEncoded());
  }

  /** As a member of a JWK set. */
  public Map<String, String> jwk() {
    Map<String, String> jwk = new LinkedHashMap<>();
    jwk.put("kty", "OKP");
    jwk.put("crv", "Ed25519");
    jwk.put("alg", "EdDSA");
    jwk.put("use", "sig");
    jwk.put("kid", kid);
    jwk.put("x", x);
    return jwk;
  }

  boolean verifies(byte[] message, byte[] signature) {
    byte[] key = Base64.getUrlDecoder().decode(x);
    return signature.length == SIGNATURE_SIZE
        && Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
  }
}
