package tongbao.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.filing.Receipt;
import tongbao.filing.ReceiptCode;

/** Receipts of this service. */
public final class Receipts {

  /** The {@code typ} of a receipt's head. */
  public static final String TYPE = "tongbao-receipt+jwt";

  private final Signer signer;
  private final String issuer;

  /**
   * Receipts.
   *
   * @param issuer the code of the city
   */
  public Receipts(Signer signer, String issuer) {
    this.signer = signer;
    this.issuer = issuer;
  }

  /** Makes out the receipt of a revision. */
  public Receipt of(Recorded revision, ReceiptCode code) {
    return new Receipt(code, signer.sign(TYPE, claims(revision, code)));
  }

  /** What is wrong with a revision's receipt; nothing where it holds. */
  public @Nullable Text fault(Recorded revision, Receipt receipt) {
    Optional<JsonNode> signed = signer.read(TYPE, receipt.jws());
    if (signed.isEmpty()) {
      return new Text(
          "回执的签名无效，或所用密钥不是本系统现用或已停用的密钥。",
          "The receipt's signature does not verify by any key of this service.");
    }
    ObjectNode stored = claims(revision, receipt.code());
    TreeSet<String> members = new TreeSet<>();
    signed.get().fieldNames().forEachRemaining(members::add);
    stored.fieldNames().forEachRemaining(members::add);
    members.removeIf(name -> signed.get().path(name).equals(stored.path(name)));
    return members.isEmpty()
        ? null
        : Text.of(
            "回执所签内容与存档不符：{}。", "What the receipt signs differs from what is stored: {}.", members);
  }

  private ObjectNode claims(Recorded revision, ReceiptCode code) {
    ObjectNode claims =
        Signer.JSON
            .createObjectNode()
            .put("iss", issuer)
            .put("unit", revision.id().unit().value())
            .put("year", revision.id().year())
            .put("revision", revision.number())
            .put("edition", revision.submission().sheet().edition().id())
            .put("digest", revision.digest().hex())
            .put("digestAlgorithm", revision.digest().algorithm().code())
            .put("recordedAt", revision.recordedAt().toString())
            .put("code", code.printed());
    return revision.signedBy() == null ? claims : claims.put("signedBy", revision.signedBy());
  }
}
