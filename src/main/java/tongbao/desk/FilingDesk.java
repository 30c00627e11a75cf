package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.access.CurrentCaller;
import tongbao.desk.Examiner.Examined;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.filing.Course;
import tongbao.filing.FilingEvent;
import tongbao.filing.FilingId;
import tongbao.filing.FilingQuery;
import tongbao.filing.Filings;
import tongbao.filing.FirstRecording;
import tongbao.filing.IdempotencyKey;
import tongbao.filing.Revision;
import tongbao.filing.SignedBy;
import tongbao.filing.Status;
import tongbao.filing.Submission;
import tongbao.unit.Register;
import tongbao.unit.Unit;

/** Handing in, revising and reading filings. */
@ApplicationScoped
public class FilingDesk {

  private final Examiner examiner;
  private final Seasons seasons;
  private final Editions editions;
  private final Filings filings;
  private final Register register;
  private final CurrentCaller caller;
  private final Clock clock;
  private final Signing signing;

  FilingDesk(
      Examiner examiner,
      Seasons seasons,
      Editions editions,
      Filings filings,
      Register register,
      CurrentCaller caller,
      Clock clock,
      Signing signing) {
    this.examiner = examiner;
    this.seasons = seasons;
    this.editions = editions;
    this.filings = filings;
    this.register = register;
    this.caller = caller;
    this.clock = clock;
    this.signing = signing;
  }

  /**
   * Hands in a unit's first sheet for a year.
   *
   * @param key makes a repetition answer what the first attempt answered
   * @throws RefusedException naming every error, or that the unit is unknown or has filed already
   */
  public Filed submit(Handed handed, @Nullable IdempotencyKey key) {
    Examined examined = examiner.examine(handed);
    if (examined.refused()) {
      throw examined.of(requireUnit(handed.id())).refusal();
    }
    // PostgreSQL keeps microseconds; what is answered now must equal what is read later.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    FilingEvent event = Course.first(handed.id(), now, caller.author());
    Revision first = revision(examined.submission(), event, handed.signedBy());
    FirstRecording recording = filings.recordFirst(first, event, key);
    if (recording instanceof FirstRecording.Recorded recorded) {
      return seasons.filed(recorded.revision(), examined.findings(), examined.around());
    }
    if (recording instanceof FirstRecording.Repeated repeated) {
      // As it was answered then, whatever was decided since.
      return seasons.filed(repeated.revision().in(Status.after(event)));
    }
    if (recording instanceof FirstRecording.KeyTaken taken) {
      throw new RefusedException(new Refusal.KeyTaken(taken.id()));
    }
    if (recording instanceof FirstRecording.Failed failed) {
      throw failed.why();
    }
    Optional<Revision> current = filings.findCurrent(handed.id());
    if (current.isPresent()) {
      throw new RefusedException(new Refusal.AlreadyFiled(current.get()));
    }
    accepted(examined.of(requireUnit(handed.id())));
    // The register was mended between the attempt and this look at it.
    return submit(handed, key);
  }

  /**
   * Records a further revision, or with {@link Precondition.NoneYet} the first.
   *
   * @throws RefusedException as {@link #submit}, or that the precondition does not hold
   */
  public Filed revise(Handed handed, Precondition precondition) {
    FilingId id = handed.id();
    if (precondition instanceof Precondition.NoneYet) {
      try {
        return submit(handed, null);
      } catch (RefusedException e) {
        if (e.refusal() instanceof Refusal.AlreadyFiled filed) {
          throw stale(id, Optional.of(filed.current()));
        }
        throw e;
      }
    }
    Unit unit = requireUnit(id);
    // Before the revision: a step between the two looks is noticed when recording.
    Optional<Course> course = filings.course(id);
    Optional<Revision> current = filings.findCurrent(id);
    if (current.isEmpty()
        || course.isEmpty()
        || (precondition instanceof Precondition.TagIn tags
            && !tags.tags().contains(current.get().tag()))) {
      throw stale(id, current);
    }
    Examined examined = accepted(examiner.examine(handed).of(unit));
    FilingEvent event = course.get().next(course.get().after(clock.instant()), caller.author());
    Revision next = revision(examined.submission(), event, handed.signedBy());
    if (filings.recordNext(next, event)) {
      return seasons.filed(next, examined.findings(), examined.around());
    }
    // Somebody else was first, or the register changed. A precondition on no particular revision
    // still holds; the others are told.
    return revise(handed, precondition);
  }

  /**
   * Checks a sheet as {@link #submit} would; stores nothing.
   *
   * @throws RefusedException where the unit is unknown
   */
  public Examination examine(Handed handed) {
    Unit unit = requireUnit(handed.id());
    Examined examined = examiner.examine(handed).of(unit);
    Edition edition = examined.edition();
    return new Examination(
        handed.id(),
        edition == null ? null : edition.id(),
        examined.findings(),
        examined.yearBefore(),
        examined.refused(),
        filings.findCurrent(handed.id()).isPresent(),
        examined.sheet());
  }

  /** The newest revision. */
  public Filed current(FilingId id) {
    return seasons.filed(filings.findCurrent(id).orElseThrow(() -> noFiling(id)));
  }

  /** The revision of that number. */
  public Filed revision(FilingId id, int number) {
    return seasons.filed(
        filings
            .find(id, number)
            .orElseThrow(
                () -> {
                  int newest = filings.findCurrent(id).orElseThrow(() -> noFiling(id)).number();
                  return new RefusedException(new Refusal.NoRevision(id, number, newest));
                }));
  }

  /** All revisions, oldest first. */
  public List<Revision> history(FilingId id) {
    List<Revision> history = filings.history(id);
    if (history.isEmpty()) {
      throw noFiling(id);
    }
    return history;
  }

  /** Newest revisions in the order of year and unit. */
  public List<Revision> list(FilingQuery query) {
    return filings.list(query);
  }

  private static Examined accepted(Examined examined) {
    if (examined.refused()) {
      throw examined.refusal();
    }
    return examined;
  }

  /** A revision that is about to be recorded, with its receipt. */
  Revision revision(Submission submission, FilingEvent handedIn, @Nullable SignedBy signedBy) {
    return signing.receipted(
        new Revision(
            submission,
            handedIn.revision(),
            handedIn.at(),
            signing.digest(submission),
            Status.after(handedIn),
            null,
            signedBy));
  }

  Unit requireUnit(FilingId id) {
    return register
        .findUnit(id.unit())
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownUnit(id.unit())));
  }

  /** Why there is nothing: an unknown unit and a year without a form are told apart. */
  RefusedException noFiling(FilingId id) {
    requireUnit(id);
    return new RefusedException(
        editions.forYear(id.year()).isPresent()
            ? new Refusal.NoFiling(id)
            : new Refusal.NoEdition(id.year(), editions.all()));
  }

  private static RefusedException stale(FilingId id, Optional<Revision> current) {
    return new RefusedException(new Refusal.Stale(id, current));
  }
}
