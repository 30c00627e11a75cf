package tongbao.api.v1;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import tongbao.evidence.KeptSignature;

/** A unit's signature as it was kept. */
@Schema(
    name = "SubmissionSignature",
    description = "A unit's signature over what it handed in, and the bytes it is over.")
public record SignatureAnswer(
    @Schema(description = "The key's name.") String kid,
    @Schema(description = "When the service verified it.") Instant verifiedAt,
    @Schema(description = "The detached JWS as it was sent (RFC 7515, appendix F).") String jws,
    @Schema(description = "The body as it was sent, in base64.") String body) {

  static SignatureAnswer of(KeptSignature kept) {
    return new SignatureAnswer(kept.kid(), kept.verifiedAt(), kept.jws(), kept.body());
  }
}
