package tongbao.api.v1;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.filing.FilingState;

/** What was last decided of a revision, as it is answered. */
@Schema(name = "Decided", description = "What was last decided of a revision.")
public record DecidedAnswer(
    @Schema(
            description = "What was decided.",
            enumeration = {"accept", "send-back", "publish", "withdraw"})
        String decision,
    @Schema(description = "When.") Instant at,
    @Schema(description = "The name of the token or of the account that decided.") String by,
    @Schema(description = "Why.") List<DecisionBody.ReasonBody> reasons) {

  static @Nullable DecidedAnswer of(FilingState state) {
    if (state instanceof FilingState.SentBack back) {
      return new DecidedAnswer(
          "send-back", back.at(), back.by(), EventAnswer.reasons(back.reasons()));
    }
    if (state instanceof FilingState.Accepted accepted) {
      return new DecidedAnswer("accept", accepted.at(), accepted.by(), List.of());
    }
    if (state instanceof FilingState.Published published) {
      return new DecidedAnswer("publish", published.at(), published.by(), List.of());
    }
    if (state instanceof FilingState.Withdrawn withdrawn) {
      return new DecidedAnswer(
          "withdraw", withdrawn.at(), withdrawn.by(), EventAnswer.reasons(withdrawn.reasons()));
    }
    return null;
  }
}
