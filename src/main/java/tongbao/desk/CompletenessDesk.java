package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.check.Finding;
import tongbao.filing.Circumstances;
import tongbao.filing.CircumstancesSource;
import tongbao.filing.Completeness;
import tongbao.filing.Counting;
import tongbao.filing.DueDate;
import tongbao.filing.Duty;
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

/** Who has filed for a year, in time or not, and what is open. */
@ApplicationScoped
public class CompletenessDesk {

  /** So many units are looked up at once: few statements, and never all sheets in memory. */
  private static final int AT_ONCE = 500;

  private final Register register;
  private final Filings filings;
  private final CircumstancesSource circumstances;
  private final LastYear lastYear;
  private final CalendarDesk calendar;
  private final Clock clock;

  CompletenessDesk(
      Register register,
      Filings filings,
      CircumstancesSource circumstances,
      LastYear lastYear,
      CalendarDesk calendar,
      Clock clock) {
    this.register = register;
    this.filings = filings;
    this.circumstances = circumstances;
    this.lastYear = lastYear;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** How every unit of an area stands that reports for a year. */
  @Transactional
  public Completeness completeness(int year, AreaCode area) {
    return new Completeness(duties(year, null, area), duties(year, UnitKind.AREA_ROLLUP, area));
  }

  private List<Duty> duties(int year, @Nullable UnitKind kind, AreaCode area) {
    List<Duty> all = new ArrayList<>();
    UnitCode after = null;
    List<Unit> units;
    do {
      units = register.units(new UnitQuery(year, kind, area, after, AT_ONCE));
      if (!units.isEmpty()) {
        after = units.get(units.size() - 1).code();
        all.addAll(duties(year, units));
      }
    } while (units.size() == AT_ONCE);
    // The database may put codes in an order of its own; pages go by ours.
    all.sort(Comparator.comparing(duty -> duty.unit().code()));
    return List.copyOf(all);
  }

  private List<Duty> duties(int year, List<Unit> units) {
    List<UnitCode> codes = units.stream().map(Unit::code).toList();
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
    Instant now = clock.instant();
    List<Duty> duties = new ArrayList<>();
    for (Unit unit : units) {
      Circumstances known = around.get(unit.code());
      if (known != null) {
        duties.add(duty(year, unit, known, newest.get(unit.code()), then.get(unit.code()), now));
      }
    }
    return duties;
  }

  private Duty duty(
      int year,
      Unit unit,
      Circumstances around,
      @Nullable Revision newest,
      @Nullable Counting then,
      Instant now) {
    DueDate due = calendar.due(year, unit.kind(), around.dueOn());
    AreaCode area = unit.membershipIn(year).map(Membership::area).orElse(unit.area());
    Instant first = around.firstRecordedAt();
    if (newest == null || first == null) {
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
    boolean withdrawn = newest.state().name() == StateName.WITHDRAWN;
    boolean counts = newest.status().standing().submitted() != null;
    // What was taken back has to come again; until then the unit is as late as if it never came.
    boolean takenBack = withdrawn && !counts;
    // What counts in place of a correction that was taken back is accepted and waits for nothing.
    boolean settled = withdrawn && counts;
    List<Finding> findings = settled ? List.of() : lastYear.findings(newest, around);
    boolean recheck =
        !settled
            && around.yearBeforeTouchedAfter(newest.recordedAt())
            && lastYear.recheck(newest, findings, around, then) != null;
    return new Duty(
        unit,
        area,
        due.on(),
        first,
        newest.number(),
        newest.state().name(),
        !takenBack,
        due.passedAt(first),
        takenBack && due.passedAt(now),
        due.daysLateAt(takenBack ? now : first),
        Filed.open(findings, newest.submission().explanations()).stream()
            .map(Finding::rule)
            .toList(),
        recheck);
  }
}
