package tongbao.api.v1;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.filing.Recheck;

/** Why a filing has to be looked at again. */
@Schema(
    name = "Recheck",
    description = "What a later revision of the year before has changed in the findings.")
public record RecheckAnswer(
    @Schema(description = "What changed them.") Because because,
    @Schema(description = "Rules broken now that were not.") List<String> added,
    @Schema(description = "Rules no longer broken.") List<String> gone,
    @Schema(description = "Rules still broken, but by another number of the year before.")
        List<String> changed) {

  /** The revision that changed the findings. */
  @Schema(name = "RecheckCause", description = "The revision of the year before.")
  public record Because(
      @Schema(description = "The year before.") int year,
      @Schema(
              description =
                  "The revision that counts for it now; where none does, the one that was taken back"
                      + " or sent back.")
          int revision,
      @Schema(
              description =
                  "When that was recorded, or the decision made by which it counts again or none"
                      + " does.")
          Instant recordedAt) {}

  static @Nullable RecheckAnswer of(@Nullable Recheck recheck) {
    return recheck == null
        ? null
        : new RecheckAnswer(
            new Because(recheck.year(), recheck.revision(), recheck.recordedAt()),
            recheck.added(),
            recheck.gone(),
            recheck.changed());
  }
}
