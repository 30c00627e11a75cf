package tongbao.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
import tongbao.filing.Completeness;
import tongbao.filing.Counting;
import tongbao.filing.DueDate;
import tongbao.filing.Duty;
import tongbao.filing.FilingId;
import tongbao.filing.Filings;
import tongbao.filing.Revision;
import tongbao.filing.StateName;
import tongbao.unit.AreaCode;
import tongbao.unit.Membership;
import tongbao.unit.Register;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;
import tongbao.unit.UnitQuery;

/**
 * Who has filed for a year, in time or not, and what is open.
 *
 * <p>What the checks say of a return today is kept in memory until something happens to the return
 * or to the one of the year before; the whole list is kept while nothing at all has changed
 * (src/adr/0025).
 */
@ApplicationScoped
public class CompletenessDesk {

  /** So many units are looked up at once. */
  private static final int AT_ONCE = 2_000;

  /** So many returns are read and checked at once: never all sheets in memory. */
  private static final int JUDGED_AT_ONCE = 500;

  /** Units in all the lists that are kept. */
  private static final long MOST_KEPT = 50_000;

  private static final long MOST_FINDINGS = 20_000;

  private final Register register;
  private final Filings filings;
  private final CircumstancesSource circumstances;
  private final LastYear lastYear;
  private final CalendarDesk calendar;
  private final Clock clock;
  private final FreshAnswers<Asked, Completeness> lists;
  private final Cache<FilingId, Judged> judged =
      Caffeine.newBuilder().maximumSize(MOST_FINDINGS).build();

  /**
   * Which list.
   *
   * @param today who is overdue changes with the day, and the database does not notice
   */
  private record Asked(int year, AreaCode area, LocalDate today) {}

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

  CompletenessDesk(
      Register register,
      Filings filings,
      CircumstancesSource circumstances,
      LastYear lastYear,
      CalendarDesk calendar,
      Clock clock,
      Freshness freshness) {
    this.register = register;
    this.filings = filings;
    this.circumstances = circumstances;
    this.lastYear = lastYear;
    this.calendar = calendar;
    this.clock = clock;
    this.lists =
        freshness.keeping(MOST_KEPT, list -> 1 + list.expected().size() + list.rollUps().size());
  }

  /** How every unit of an area stands that reports for a year. */
  public Completeness completeness(int year, AreaCode area) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, calendar.zone());
    return lists.await(
        new Asked(year, area, today),
        () -> {
          CalendarDesk.DueDates due = calendar.dueDates(year);
          return new Completeness(
              duties(due, null, area, now), duties(due, UnitKind.AREA_ROLLUP, area, now));
        });
  }

  private List<Duty> duties(
      CalendarDesk.DueDates due, @Nullable UnitKind kind, AreaCode area, Instant now) {
    List<Duty> all = new ArrayList<>();
    UnitCode after = null;
    List<Unit> units;
    do {
      units = register.units(new UnitQuery(due.year(), kind, area, after, null, AT_ONCE));
      if (!units.isEmpty()) {
        after = units.get(units.size() - 1).code();
        all.addAll(duties(due, units, now));
      }
    } while (units.size() == AT_ONCE);
    // The database may put codes in an order of its own; pages go by ours.
    all.sort(Comparator.comparing(duty -> duty.unit().code()));
    return List.copyOf(all);
  }

  private List<Duty> duties(CalendarDesk.DueDates due, List<Unit> units, Instant now) {
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
    for (int from = 0; from < changed.size(); from += JUDGED_AT_ONCE) {
      int to = Math.min(changed.size(), from + JUDGED_AT_ONCE);
      known.putAll(judge(year, changed.subList(from, to), progress));
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
