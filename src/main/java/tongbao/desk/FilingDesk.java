package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.check.Checked;
import tongbao.check.Checks;
import tongbao.check.Finding;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.filing.Digest;
import tongbao.filing.FilingId;
import tongbao.filing.FilingQuery;
import tongbao.filing.FilingState;
import tongbao.filing.Filings;
import tongbao.filing.FirstRecording;
import tongbao.filing.IdempotencyKey;
import tongbao.filing.Revision;
import tongbao.filing.Submission;
import tongbao.sheet.ReceivedSheet;
import tongbao.unit.Register;
import tongbao.unit.Unit;

/** Handing in, revising and reading filings. */
@ApplicationScoped
public class FilingDesk {

  private final Editions editions;
  private final Filings filings;
  private final Register register;
  private final Clock clock;

  FilingDesk(Editions editions, Filings filings, Register register, Clock clock) {
    this.editions = editions;
    this.filings = filings;
    this.register = register;
    this.clock = clock;
  }

  /**
   * Hands in a unit's first sheet for a year.
   *
   * @param key makes a repetition answer what the first attempt answered
   * @throws RefusedException naming every error, or that the unit is unknown or has filed already
   */
  public Filed submit(Handed handed, @Nullable IdempotencyKey key) {
    Revision first = revision(accept(handed), 1);
    FirstRecording recording = filings.recordFirst(first, key);
    if (recording instanceof FirstRecording.Recorded recorded) {
      return filed(recorded.revision());
    }
    if (recording instanceof FirstRecording.Repeated repeated) {
      return filed(repeated.revision());
    }
    if (recording instanceof FirstRecording.KeyTaken taken) {
      throw new RefusedException(new Refusal.KeyTaken(taken.id()));
    }
    Optional<Revision> current = filings.findCurrent(handed.id());
    if (current.isPresent()) {
      throw new RefusedException(new Refusal.AlreadyFiled(current.get()));
    }
    if (requireUnit(handed.id()).reportsFor(handed.id().year())) {
      // The register was mended between the attempt and this look at it.
      return submit(handed, key);
    }
    throw sheetRefused(handed.id(), List.of());
  }

  /**
   * Records a further revision, or with {@link Precondition.NoneYet} the first.
   *
   * @throws RefusedException as {@link #submit}, or that the precondition does not hold
   */
  public Filed revise(Handed handed, Precondition precondition) {
    if (precondition instanceof Precondition.NoneYet) {
      try {
        return submit(handed, null);
      } catch (RefusedException e) {
        if (e.refusal() instanceof Refusal.AlreadyFiled filed) {
          throw stale(handed.id(), Optional.of(filed.current()));
        }
        throw e;
      }
    }
    requireUnit(handed.id());
    Optional<Revision> current = filings.findCurrent(handed.id());
    if (current.isEmpty()
        || (precondition instanceof Precondition.TagIn tags
            && !tags.tags().contains(current.get().tag()))) {
      throw stale(handed.id(), current);
    }
    Revision next = revision(accept(handed), current.get().number() + 1);
    if (!filings.recordNext(next)) {
      throw stale(handed.id(), filings.findCurrent(handed.id()));
    }
    return filed(next);
  }

  /**
   * Checks a sheet as {@link #submit} would; stores nothing.
   *
   * @throws RefusedException where the unit is unknown
   */
  public Examination examine(Handed handed) {
    Unit unit = requireUnit(handed.id());
    List<Finding> findings = new ArrayList<>();
    Optional<Edition> edition = editionFor(handed, findings);
    boolean refused = edition.isEmpty();
    if (edition.isPresent()) {
      Checked checked = check(handed, edition.get());
      findings.addAll(checked.findings());
      refused = checked.refused();
    }
    if (!unit.reportsFor(handed.id().year())) {
      findings.add(FormFindings.notReporting(unit, handed.id().year()));
      refused = true;
    }
    return new Examination(
        handed.id(),
        edition.map(Edition::id).orElse(""),
        List.copyOf(findings),
        refused,
        filings.findCurrent(handed.id()).isPresent());
  }

  /** The newest revision. */
  public Filed current(FilingId id) {
    return filed(filings.findCurrent(id).orElseThrow(() -> noFiling(id)));
  }

  /** The revision of that number. */
  public Filed revision(FilingId id, int number) {
    return filed(
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

  private Submission accept(Handed handed) {
    List<Finding> findings = new ArrayList<>();
    Optional<Edition> edition = editionFor(handed, findings);
    if (edition.isPresent()) {
      Checked checked = check(handed, edition.get());
      if (!checked.refused()) {
        return new Submission(
            handed.id(),
            checked.sheet(),
            handed.signOff(),
            handed.documentNumber(),
            handed.explanations());
      }
      findings.addAll(checked.findings());
    }
    throw sheetRefused(handed.id(), findings);
  }

  /** The refusal of a sheet, with what is to be said of its unit. */
  private RefusedException sheetRefused(FilingId id, List<Finding> findings) {
    Unit unit = requireUnit(id);
    List<Finding> all = new ArrayList<>(findings);
    if (!unit.reportsFor(id.year())) {
      all.add(FormFindings.notReporting(unit, id.year()));
    }
    return new RefusedException(new Refusal.SheetRefused(List.copyOf(all)));
  }

  private Optional<Edition> editionFor(Handed handed, List<Finding> findings) {
    Optional<Edition> edition = editions.forYear(handed.id().year());
    String given = handed.edition();
    if (edition.isEmpty()) {
      findings.add(FormFindings.noEdition(handed.id().year(), editions.all()));
    } else if (given != null && !given.equals(edition.get().id())) {
      findings.add(FormFindings.wrongEdition(given, edition.get(), handed.id().year()));
      return Optional.empty();
    }
    return edition;
  }

  private static Checked check(Handed handed, Edition edition) {
    return Checks.check(
        new ReceivedSheet(edition, handed.entries(), handed.signOff(), handed.explanations()));
  }

  private Revision revision(Submission submission, int number) {
    // PostgreSQL keeps microseconds; what is answered now must equal what is read later.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Revision(submission, number, now, Digest.of(submission), FilingState.SUBMITTED);
  }

  private static Filed filed(Revision revision) {
    Submission submission = revision.submission();
    List<Finding> findings =
        Checks.recheck(submission.sheet(), submission.signOff(), submission.explanations());
    return new Filed(revision, findings, revision.number() == 1);
  }

  private Unit requireUnit(FilingId id) {
    return register
        .findUnit(id.unit())
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownUnit(id.unit())));
  }

  private static RefusedException noFiling(FilingId id) {
    return new RefusedException(new Refusal.NoFiling(id));
  }

  private static RefusedException stale(FilingId id, Optional<Revision> current) {
    return new RefusedException(new Refusal.Stale(id, current));
  }
}
