package tongbao.filing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a filing. Never changed once recorded.
 *
 * @param sequence 1 for the first of the filing, then one more for each
 * @param revision the revision that was handed in or decided on
 * @param move what was decided; {@code null} where a revision was handed in
 * @param from the state its revision was in; {@code null} where it was handed in
 * @param author who handed in or decided
 * @param reasons given with the decision
 * @param standing which revisions count from then on
 */
public record FilingEvent(
    FilingId id,
    int sequence,
    int revision,
    @Nullable Move move,
    @Nullable StateName from,
    Instant at,
    Author author,
    List<Reason> reasons,
    Standing standing) {

  /**
   * Who takes the step.
   *
   * @param name of the token or of the account
   * @param requestId the {@code X-Request-Id} of the call, where it was one
   */
  public record Author(String name, String role, @Nullable String requestId) {}

  /** The state its revision is in from then on. */
  public FilingState state() {
    if (move == null) {
      return new FilingState.Submitted();
    }
    return switch (move) {
      case ACCEPT -> new FilingState.Accepted(at, author.name());
      case SEND_BACK -> new FilingState.SentBack(at, author.name(), reasons);
      case PUBLISH -> new FilingState.Published(at, author.name());
      case WITHDRAW -> new FilingState.Withdrawn(at, author.name(), reasons);
    };
  }
}
