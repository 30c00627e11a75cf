package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.check.Background;
import tongbao.check.Finding;
import tongbao.filing.Circumstances;
import tongbao.filing.CircumstancesSource;
import tongbao.filing.Counting;
import tongbao.filing.DueDate;
import tongbao.filing.FilingId;
import tongbao.filing.Recheck;
import tongbao.filing.Revision;
import tongbao.unit.UnitCode;

/** Adds to recorded revisions what is said of them today. */
@ApplicationScoped
class Seasons {

  private final CircumstancesSource circumstances;
  private final LastYear lastYear;
  private final CalendarDesk calendar;

  Seasons(CircumstancesSource circumstances, LastYear lastYear, CalendarDesk calendar) {
    this.circumstances = circumstances;
    this.lastYear = lastYear;
    this.calendar = calendar;
  }

  /** What bears on a return; {@code null} where its unit is unknown. */
  @Nullable Circumstances around(FilingId id) {
    return circumstances.find(id, lastYear.comparable(id.year())).orElse(null);
  }

  /** The year whose return bears on that of a year, if there is one. */
  @Nullable Integer comparable(int year) {
    return lastYear.comparable(year);
  }

  /** What bears on the returns of known units for a year. */
  Map<UnitCode, Circumstances> around(int year, Collection<UnitCode> units) {
    return circumstances.find(year, lastYear.comparable(year), units);
  }

  /** What bears on a return besides its sheet. */
  Background background(@Nullable Circumstances around) {
    return lastYear.background(around);
  }

  /** A revision as it is read, checked anew. */
  Filed filed(Revision revision) {
    Circumstances around = known(revision);
    return filed(revision, lastYear.findings(revision, around), around);
  }

  /** A revision that was recorded this moment, with the findings it was recorded with. */
  Filed filed(Revision revision, List<Finding> findings, @Nullable Circumstances around) {
    Circumstances known = around == null ? known(revision) : around;
    Recheck recheck =
        known.yearBeforeTouchedAfter(revision.recordedAt())
            ? lastYear.recheck(revision, findings, known, then(revision))
            : null;
    Instant first = known.firstRecordedAt();
    DueDate due = calendar.due(revision.id().year(), known.kind(), known.dueOn());
    return new Filed(
        revision,
        findings,
        new Season(
            lastYear.sheet(known.yearBefore()),
            recheck,
            due.on(),
            due.passedAt(first == null ? revision.recordedAt() : first)));
  }

  /** The revision of the year before that counted when this one was recorded. */
  private @Nullable Counting then(Revision revision) {
    UnitCode unit = revision.id().unit();
    return circumstances
        .countingAt(revision.id().year() - 1, Map.of(unit, revision.recordedAt()))
        .get(unit);
  }

  private Circumstances known(Revision revision) {
    Circumstances known = around(revision.id());
    if (known == null) {
      throw new IllegalStateException("no unit " + revision.id().unit());
    }
    return known;
  }
}
