package tongbao.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the chain ends: its last line and that line's hash. Whoever has noted one can tell later
 * whether what it stood for is still there.
 *
 * @param position 0 while there is no line
 */
public record AuditHead(long position, String hash) {

  /** The end of an empty chain. */
  public static final AuditHead EMPTY = new AuditHead(0, AuditLine.NOTHING);

  private static final String TYPE = "tongbao-audit-head+jwt";

  /** Signed by the service. */
  public String signed(Signer signer) {
    return signer.sign(
        TYPE, Signer.JSON.createObjectNode().put("position", position).put("hash", hash));
  }

  /** The head that a signature of the service vouches for. */
  public static Optional<AuditHead> of(Signer signer, String jws) {
    return signer.read(TYPE, jws).map(AuditHead::of);
  }

  /**
   * What was signed as the end of the chain: {@link #EMPTY} where nothing was signed, as before the
   * first line; nothing where the signature does not hold.
   *
   * @param jws the signed head as it is kept
   */
  public static Optional<AuditHead> signed(Signer signer, @Nullable String jws) {
    return jws == null ? Optional.of(EMPTY) : of(signer, jws);
  }

  private static AuditHead of(JsonNode claims) {
    return new AuditHead(claims.path("position").asLong(), claims.path("hash").asText());
  }
}
