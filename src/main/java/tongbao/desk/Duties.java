package tongbao.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.check.Finding;
import tongbao.filing.Circumstances;
import tongbao.filing.CircumstancesSource;
import tongbao.filing.CircumstancesSource.Progress;
import tongbao.filing.Counting;
import tongbao.filing.DueDate;
import tongbao.filing.Duty;
import tongbao.filing.FilingId;
import tongbao.filing.Filings;
import tongbao.filing.Revision;
import tongbao.filing.StateName;
import tongbao.unit.AreaCode;
import tongbao.unit.Membership;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/**
 * How units stand with their returns, by what the checks say of these today. That is kept in memory
 * for some returns until something happens to the return or to the one of the year before
 * (src/adr/0025).
 */
@ApplicationScoped
class Duties {

  private static final long MOST_KEPT = 20_000;

  private final Filings filings;
  private final CircumstancesSource circumstances;
  private final LastYear lastYear;
  private final Cache<FilingId, Judged> judged =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  /**
   * What is known of a return.
   *
   * @param progress how far it and the one of the year before had come
   * @param kind with the area: what its unit may do depends on it
   * @param counts whether any revision counts
   */
  private record Judged(
      Progress progress,
      UnitKind kind,
      AreaCode area,
      Instant first,
      int revision,
      StateName state,
      boolean counts,
      List<String> open,
      boolean recheck) {

    boolean holds(Unit unit, Progress now) {
      return progress.equals(now) && kind == unit.kind() && area.equals(unit.area());
    }

    /** What was taken back has to come again; until then it is as late as if it never came. */
    boolean takenBack() {
      return state == StateName.WITHDRAWN && !counts;
    }
  }

  Duties(Filings filings, CircumstancesSource circumstances, LastYear lastYear) {
    this.filings = filings;
    this.circumstances = circumstances;
    this.lastYear = lastYear;
  }

  /**
   * How units stand at an instant, in their order. All their sheets may be in memory at once, so
   * that they have to be few.
   */
  List<Duty> of(CalendarDesk.DueDates due, List<Unit> units, Instant now) {
    int year = due.year();
    // Read first: what is judged after it is at least as new.
    Map<UnitCode, Progress> progress =
        circumstances.progress(year, lastYear.comparable(year), codes(units));
    Map<UnitCode, Judged> known = new HashMap<>();
    List<Unit> changed = new ArrayList<>();
    for (Unit unit : units) {
      Progress come = progress.getOrDefault(unit.code(), Progress.NONE);
      if (come.step() > 0) {
        Judged earlier = judged.getIfPresent(new FilingId(year, unit.code()));
        if (earlier != null && earlier.holds(unit, come)) {
          known.put(unit.code(), earlier);
        } else {
          changed.add(unit);
        }
      }
    }
    if (!changed.isEmpty()) {
      known.putAll(judge(year, changed, progress));
    }
    return units.stream().map(unit -> duty(due, unit, known.get(unit.code()), now)).toList();
  }

  private Map<UnitCode, Judged> judge(
      int year, List<Unit> units, Map<UnitCode, Progress> progress) {
    List<UnitCode> codes = codes(units);
    Map<UnitCode, Circumstances> around =
        circumstances.find(year, lastYear.comparable(year), codes);
    Map<UnitCode, Revision> newest =
        filings.newest(year, codes).stream()
            .collect(Collectors.toMap(revision -> revision.id().unit(), Function.identity()));
    Map<UnitCode, Instant> touched = new HashMap<>();
    newest.forEach(
        (unit, revision) -> {
          Circumstances known = around.get(unit);
          if (known != null && known.yearBeforeTouchedAfter(revision.recordedAt())) {
            touched.put(unit, revision.recordedAt());
          }
        });
    Map<UnitCode, Counting> then =
        touched.isEmpty() ? Map.of() : circumstances.countingAt(year - 1, touched);
    Map<UnitCode, Judged> found = new HashMap<>();
    for (Unit unit : units) {
      Circumstances known = around.get(unit.code());
      Revision revision = newest.get(unit.code());
      Progress come = progress.get(unit.code());
      if (known != null && revision != null && come != null) {
        Judged now = judge(unit, come, revision, known, then.get(unit.code()));
        judged.put(revision.id(), now);
        found.put(unit.code(), now);
      }
    }
    return found;
  }

  private Judged judge(
      Unit unit,
      Progress progress,
      Revision newest,
      Circumstances around,
      @Nullable Counting then) {
    boolean counts = newest.status().standing().submitted() != null;
    // What counts in place of a correction that was taken back is accepted and waits for nothing.
    boolean settled = newest.state().name() == StateName.WITHDRAWN && counts;
    List<Finding> findings = settled ? List.of() : lastYear.findings(newest, around);
    boolean recheck =
        !settled
            && around.yearBeforeTouchedAfter(newest.recordedAt())
            && lastYear.recheck(newest, findings, around, then) != null;
    return new Judged(
        progress,
        unit.kind(),
        unit.area(),
        Objects.requireNonNull(around.firstRecordedAt()),
        newest.number(),
        newest.state().name(),
        counts,
        Filed.open(findings, newest.submission().explanations()).stream()
            .map(Finding::rule)
            .toList(),
        recheck);
  }

  private static Duty duty(
      CalendarDesk.DueDates dates, Unit unit, @Nullable Judged known, Instant now) {
    DueDate due = new DueDate(Objects.requireNonNull(dates.on().get(unit.kind())), dates.zone());
    AreaCode area = unit.membershipIn(dates.year()).map(Membership::area).orElse(unit.area());
    if (known == null) {
      return new Duty(
          unit,
          area,
          due.on(),
          null,
          null,
          null,
          false,
          false,
          due.passedAt(now),
          due.daysLateAt(now),
          List.of(),
          false);
    }
    boolean takenBack = known.takenBack();
    return new Duty(
        unit,
        area,
        due.on(),
        known.first(),
        known.revision(),
        known.state(),
        !takenBack,
        due.passedAt(known.first()),
        takenBack && due.passedAt(now),
        due.daysLateAt(takenBack ? now : known.first()),
        known.open(),
        known.recheck());
  }

  private static List<UnitCode> codes(List<Unit> units) {
    return units.stream().map(Unit::code).toList();
  }
}
