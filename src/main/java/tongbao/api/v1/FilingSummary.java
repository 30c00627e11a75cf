package tongbao.api.v1;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.filing.Revision;

/** A filing or one of its revisions in a list. */
@Schema(name = "FilingSummary", description = "A filing or one of its revisions in a list.")
public record FilingSummary(
    String unit,
    int year,
    String edition,
    int revision,
    @Schema(enumeration = {"submitted", "sent-back", "accepted", "published", "withdrawn"})
        String state,
    Instant recordedAt,
    String digest,
    @Schema(nullable = true) @Nullable String documentNumber) {

  static FilingSummary of(Revision revision) {
    return new FilingSummary(
        revision.id().unit().value(),
        revision.id().year(),
        revision.submission().sheet().edition().id(),
        revision.number(),
        revision.state().code(),
        revision.recordedAt(),
        revision.digest().hex(),
        revision.submission().documentNumber());
  }
}
