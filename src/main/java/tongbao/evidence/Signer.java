package tongbao.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs in the name of the service: compact JWS (RFC 7515) with Ed25519 (RFC 8037).
 *
 * <p>The head of a JWS of the service is one of as many texts as there are keys, so it is compared
 * and not interpreted: nobody can talk the check into another algorithm.
 */
public final class Signer {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SigningKey key;
  private final Set<VerificationKey> keys = new LinkedHashSet<>();
  private final Map<String, String> heads = new ConcurrentHashMap<>();

  /**
   * A signer.
   *
   * @param retired keys whose signatures still hold
   */
  public Signer(SigningKey key, Collection<VerificationKey> retired) {
    this.key = key;
    keys.add(key.verificationKey());
    keys.addAll(retired);
  }

  /** Every key whose signatures hold, the one that signs now first. */
  public List<VerificationKey> keys() {
    return List.copyOf(keys);
  }

  /**
   * Signs claims.
   *
   * @param type what kind of JWS it is, its {@code typ}
   */
  String sign(String type, ObjectNode claims) {
    String head = heads.computeIfAbsent(type, known -> head(known, key.verificationKey()));
    String signed = head + '.' + TEXT.encodeToString(bytes(claims));
    return signed + '.' + TEXT.encodeToString(key.sign(ascii(signed)));
  }

  /** What was signed, where it was signed as that type by one of the keys. */
  Optional<JsonNode> read(String type, String jws) {
    String[] parts = jws.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
      for (VerificationKey signer : keys) {
        if (head(type, signer).equals(parts[0])
            && signer.verifies(ascii(parts[0] + '.' + parts[1]), signature)) {
          return Optional.of(JSON.readTree(Base64.getUrlDecoder().decode(parts[1])));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // Nothing this service has written.
    }
    return Optional.empty();
  }

  private static String head(String type, VerificationKey signer) {
    return TEXT.encodeToString(
        bytes(
            JSON.createObjectNode().put("alg", "EdDSA").put("kid", signer.kid()).put("typ", type)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always becomes JSON", e);
    }
  }
}
