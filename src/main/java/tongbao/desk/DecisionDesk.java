package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.access.CurrentCaller;
import tongbao.check.Finding;
import tongbao.filing.Course;
import tongbao.filing.FilingEvent;
import tongbao.filing.FilingId;
import tongbao.filing.Filings;
import tongbao.filing.Move;
import tongbao.filing.Reason;
import tongbao.filing.Revision;
import tongbao.filing.Status;

/** What the city office decides of filings. */
@ApplicationScoped
public class DecisionDesk {

  private final FilingDesk desk;
  private final Filings filings;
  private final CurrentCaller caller;
  private final Clock clock;

  DecisionDesk(FilingDesk desk, Filings filings, CurrentCaller caller, Clock clock) {
    this.desk = desk;
    this.filings = filings;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * What is to be decided.
   *
   * @param revision the revision it is about; {@code null} for the newest
   * @param reasons why; needed to send back
   * @param precondition how the filing must stand; {@code null} for no matter how
   */
  public record Decision(
      Move move,
      @Nullable Integer revision,
      List<Reason> reasons,
      @Nullable Precondition precondition) {}

  /**
   * Decides.
   *
   * @throws RefusedException where there is no such filing or revision, its state does not allow
   *     the move, the precondition does not hold, or something in the sheet is still open
   */
  public Filed decide(FilingId id, Decision decision) {
    while (true) {
      Course course = filings.course(id).orElseThrow(() -> desk.noFiling(id));
      int number = decision.revision() == null ? course.newest() : decision.revision();
      Filed filed = number == course.newest() ? desk.current(id) : desk.revision(id, number);
      if (filed.revision().number() != number) {
        // Handed in between the two looks.
        continue;
      }
      Revision revision = filed.revision();
      if (decision.precondition() instanceof Precondition.TagIn tags
          && !tags.tags().contains(revision.tag())) {
        throw new RefusedException(new Refusal.Stale(id, Optional.of(revision)));
      }
      Move move = decision.move();
      if (!course.allowed(number).contains(move)) {
        throw new RefusedException(
            new Refusal.MoveRefused(
                revision, move, List.copyOf(course.allowed(number)), course.newest()));
      }
      if (move == Move.ACCEPT) {
        requireNothingOpen(filed);
      }
      Instant at = course.after(clock.instant());
      FilingEvent event = course.next(number, move, at, caller.author(), decision.reasons());
      if (filings.recordDecision(revision, event)) {
        return new Filed(revision.in(Status.after(event)), filed.findings(), filed.season());
      }
    }
  }

  /** All that has happened to a filing, first to last. */
  public Course course(FilingId id) {
    return filings.course(id).orElseThrow(() -> desk.noFiling(id));
  }

  private static void requireNothingOpen(Filed filed) {
    List<Finding> open = filed.open();
    if (!open.isEmpty()) {
      throw new RefusedException(new Refusal.FindingsOpen(filed.revision(), open));
    }
  }
}
