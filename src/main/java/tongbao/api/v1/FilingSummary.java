package tongbao.api.v1;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.filing.Revision;

/** A filing or one of its revisions in a list. */
@Schema(name = "FilingSummary", description = "A filing or one of its revisions in a list.")
public record FilingSummary(
    @Schema(description = "The unit's code.") String unit,
    @Schema(description = "The reporting year.") int year,
    @Schema(description = "The id of the form.") String edition,
    @Schema(description = "1 for the first revision, then one more for each.") int revision,
    @Schema(
            description = "Where it stands between the unit and the city office.",
            enumeration = {"submitted", "sent-back", "accepted", "published", "withdrawn"})
        String state,
    @Schema(description = "When the service recorded it.") Instant recordedAt,
    @Schema(description = "SHA-256 of its canonical form; see Filing.") String digest,
    @Schema(description = "文号 of the report.", nullable = true) @Nullable String documentNumber) {

  static FilingSummary of(Revision revision) {
    return new FilingSummary(
        revision.id().unit().value(),
        revision.id().year(),
        revision.submission().sheet().edition().id(),
        revision.number(),
        revision.state().name().code(),
        revision.recordedAt(),
        revision.digest().hex(),
        revision.submission().documentNumber());
  }
}
