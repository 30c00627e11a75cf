package tongbao.api.v1;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;
import tongbao.filing.FilingEvent;
import tongbao.filing.Move;
import tongbao.filing.Reason;
import tongbao.filing.Standing;

/** One step in the life of a filing, as it is answered. */
@Schema(
    name = "FilingEvent",
    description = "One step in the life of a filing: a revision handed in or decided on.")
public record EventAnswer(
    @Schema(description = "1 for the first of the filing, then one more for each.") int sequence,
    @Schema(description = "The revision that was handed in or decided on.") int revision,
    @Schema(
            description = "What was decided; null where the revision was handed in.",
            enumeration = {"accept", "send-back", "publish", "withdraw"},
            nullable = true)
        @Nullable String decision,
    @Schema(
            description = "The state the revision is in from then on.",
            enumeration = {"submitted", "sent-back", "accepted", "published", "withdrawn"})
        String state,
    @Schema(description = "When.") Instant at,
    @Schema(description = "The name of the token or of the account that did it.") String by,
    @Schema(description = "Why.") List<DecisionBody.ReasonBody> reasons,
    StandingAnswer standing) {

  /** Which revisions count. */
  @Schema(
      name = "Standing",
      description = "Which revision of the filing counts on each basis of the totals.")
  public record StandingAnswer(
      @Schema(description = "null where none does.", nullable = true) @Nullable Integer submitted,
      @Schema(description = "null where none does.", nullable = true) @Nullable Integer accepted,
      @Schema(description = "null where none does.", nullable = true) @Nullable Integer published) {

    static StandingAnswer of(Standing standing) {
      return new StandingAnswer(standing.submitted(), standing.accepted(), standing.published());
    }
  }

  static EventAnswer of(FilingEvent event) {
    Move move = event.move();
    return new EventAnswer(
        event.sequence(),
        event.revision(),
        move == null ? null : move.code(),
        event.state().name().code(),
        event.at(),
        event.author().name(),
        reasons(event.reasons()),
        StandingAnswer.of(event.standing()));
  }

  static List<DecisionBody.ReasonBody> reasons(List<Reason> reasons) {
    return reasons.stream()
        .map(
            reason -> {
              CellCode cell = reason.cell();
              return new DecisionBody.ReasonBody(cell == null ? null : cell.value(), reason.text());
            })
        .toList();
  }
}
