package tongbao.api.v1;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import tongbao.desk.ReceiptDesk;
import tongbao.filing.Revision;

/** Which revision a paper is. */
@Schema(name = "ReceiptFound", description = "Which revision a receipt stands for.")
public record ReceiptAnswer(
    @Schema(description = "The code as it is printed.", examples = "7K3M-9QXT-2WPA-K") String code,
    @Schema(description = "The unit's code.") String unit,
    @Schema(description = "The unit's name.") String unitName,
    @Schema(description = "The reporting year.") int year,
    @Schema(description = "The id of the form.") String edition,
    @Schema(description = "The revision the receipt was made out for.") int revision,
    @Schema(
            description = "Where that revision stands between the unit and the city office.",
            enumeration = {"submitted", "sent-back", "accepted", "published", "withdrawn"})
        String state,
    @Schema(description = "When the service recorded it.") Instant recordedAt,
    @Schema(description = "The digest of that revision; see Filing.") String digest,
    @Schema(
            description = "How the digest is made.",
            enumeration = {"sha-256", "sm3"})
        String digestAlgorithm,
    @Schema(description = "The newest revision of the filing.") int newestRevision,
    @Schema(description = "Whether the receipt is of the newest revision.") boolean current,
    @Schema(
            description =
                "Whether the signature verifies now, is over what is stored, and the stored content"
                    + " still has its digest.")
        boolean valid,
    @Schema(description = "The receipt itself; see Receipt.") String jws) {

  static ReceiptAnswer of(ReceiptDesk.Found found) {
    Revision revision = found.revision();
    return new ReceiptAnswer(
        found.receipt().code().printed(),
        found.unit().code().value(),
        found.unit().name(),
        revision.id().year(),
        revision.submission().sheet().edition().id(),
        revision.number(),
        revision.state().name().code(),
        revision.recordedAt(),
        revision.digest().hex(),
        revision.digest().algorithm().code(),
        found.newest(),
        found.newest() == revision.number(),
        found.holds(),
        found.receipt().jws());
  }
}
