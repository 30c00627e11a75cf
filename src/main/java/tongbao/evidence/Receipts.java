package tongbao.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.filing.Receipt;
import tongbao.filing.ReceiptCode;
import tongbao.filing.Revision;

/**
 * Receipts of this service: compact JWS (RFC 7515), signed with Ed25519 (RFC 8037).
 *
 * <p>A receipt's head is one of as many texts as there are keys, so it is compared and not
 * interpreted: nobody can talk the check into another algorithm.
 */
public final class Receipts {

  /** The {@code typ} of a receipt's head. */
  public static final String TYPE = "tongbao-receipt+jwt";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SigningKey key;
  private final String issuer;
  private final Map<String, VerificationKey> keysByHead = new LinkedHashMap<>();

  /**
   * Receipts signed by a key.
   *
   * @param retired keys whose receipts still hold
   * @param issuer the code of the city
   */
  public Receipts(SigningKey key, Collection<VerificationKey> retired, String issuer) {
    this.key = key;
    this.issuer = issuer;
    keysByHead.put(head(key.verificationKey()), key.verificationKey());
    retired.forEach(old -> keysByHead.put(head(old), old));
  }

  /** Every key whose receipts hold, the one that signs now first. */
  public List<VerificationKey> keys() {
    return List.copyOf(keysByHead.values());
  }

  /** Makes out the receipt of a revision. */
  public Receipt of(Revision revision, ReceiptCode code) {
    String signed =
        head(key.verificationKey()) + '.' + TEXT.encodeToString(bytes(claims(revision, code)));
    byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return new Receipt(code, signed + '.' + TEXT.encodeToString(signature));
  }

  /** What is wrong with a revision's receipt; nothing where it holds. */
  public @Nullable Text fault(Revision revision, Receipt receipt) {
    String[] parts = receipt.jws().split("\\.", -1);
    VerificationKey signer = parts.length == 3 ? keysByHead.get(parts[0]) : null;
    if (signer == null) {
      return new Text("回执不是本系统现用或已停用的密钥所签。", "The receipt is not signed by a key of this service.");
    }
    try {
      byte[] signed = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII);
      if (!signer.verifies(signed, Base64.getUrlDecoder().decode(parts[2]))) {
        return new Text("回执的签名无效。", "The signature of the receipt does not verify.");
      }
      JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return difference(claims, claims(revision, receipt.code()));
    } catch (IOException | IllegalArgumentException e) {
      return new Text("回执无法读取。", "The receipt cannot be read.");
    }
  }

  private static @Nullable Text difference(JsonNode signed, ObjectNode stored) {
    if (signed.equals(stored)) {
      return null;
    }
    TreeSet<String> members = new TreeSet<>();
    signed.fieldNames().forEachRemaining(members::add);
    stored.fieldNames().forEachRemaining(members::add);
    members.removeIf(name -> signed.path(name).equals(stored.path(name)));
    return Text.of(
        "回执所签内容与存档不符：{}。", "What the receipt signs differs from what is stored: {}.", members);
  }

  private ObjectNode claims(Revision revision, ReceiptCode code) {
    return JSON.createObjectNode()
        .put("iss", issuer)
        .put("unit", revision.id().unit().value())
        .put("year", revision.id().year())
        .put("revision", revision.number())
        .put("edition", revision.submission().sheet().edition().id())
        .put("digest", revision.digest().hex())
        .put("digestAlgorithm", revision.digest().algorithm().code())
        .put("recordedAt", revision.recordedAt().toString())
        .put("code", code.printed());
  }

  private static String head(VerificationKey signer) {
    return TEXT.encodeToString(
        bytes(
            JSON.createObjectNode().put("alg", "EdDSA").put("kid", signer.kid()).put("typ", TYPE)));
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always becomes JSON", e);
    }
  }
}
