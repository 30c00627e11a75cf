package tongbao.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.filing.Completeness;
import tongbao.filing.DueDate;
import tongbao.filing.Duty;
import tongbao.filing.DutyFilter;
import tongbao.filing.Trail;
import tongbao.unit.AreaCode;
import tongbao.unit.Register;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;
import tongbao.unit.UnitQuery;

/**
 * Who has filed for a year, in time or not, and what is open. A page looks at the units of a page;
 * the counts over all are kept and follow what is committed (src/adr/0030).
 */
@ApplicationScoped
public class CompletenessDesk {

  /** Stretches and roll-ups whose counts are kept, of some 250 bytes each. */
  private static final long MOST_KEPT = 40_000;

  /** Returns that are in memory at once to be judged. */
  private static final int SHEETS = 300;

  /** Well below the time after which a connection on which nothing is answered ends. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final Register register;
  private final Duties duties;
  private final LastYear lastYear;
  private final CalendarDesk calendar;
  private final Clock clock;
  private final Freshness freshness;
  private final Trail trail;
  private final Cache<Asked, Overview> overviews =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((Asked asked, Overview overview) -> 1 + overview.size())
          .build();

  /**
   * Of what units are counted, and how.
   *
   * @param past the kinds whose due date is over: the database does not notice when that happens
   */
  private record Asked(
      int year, AreaCode area, Map<UnitKind, LocalDate> dueOn, Set<UnitKind> past) {}

  CompletenessDesk(
      Register register,
      Duties duties,
      LastYear lastYear,
      CalendarDesk calendar,
      Clock clock,
      Freshness freshness,
      Trail trail) {
    this.register = register;
    this.duties = duties;
    this.lastYear = lastYear;
    this.calendar = calendar;
    this.clock = clock;
    this.freshness = freshness;
    this.trail = trail;
  }

  /** The units of a year and an area at one moment. */
  private final class View implements Overview.Source {

    private final CalendarDesk.DueDates due;
    private final AreaCode area;
    private final Instant now;
    private final long begun = System.nanoTime();

    View(CalendarDesk.DueDates due, AreaCode area) {
      this.due = due;
      this.area = area;
      this.now = clock.instant();
    }

    Asked asked() {
      Set<UnitKind> past =
          due.on().entrySet().stream()
              .filter(each -> new DueDate(each.getValue(), due.zone()).passedAt(now))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      return new Asked(due.year(), area, due.on(), past);
    }

    /** How late somebody is changes with the day, and the database does not notice. */
    Overview.Seen seen(Overview overview) {
      int size = overview.size();
      Overview.Seen seen =
          overview.at(freshness.markNow() + LocalDate.ofInstant(now, due.zone()), this);
      if (overview.size() != size) {
        // Weighs it anew.
        overviews.put(asked(), overview);
      }
      return seen;
    }

    @Override
    public Duration left() {
      return PATIENCE.minusNanos(System.nanoTime() - begun);
    }

    @Override
    public List<Duty> at(Stretches.Range range, int most) {
      return at(null, range, most);
    }

    private List<Duty> at(@Nullable UnitKind kind, Stretches.Range range, int most) {
      List<Unit> units =
          register.units(new UnitQuery(due.year(), kind, area, range.after(), range.last(), most));
      List<Duty> found = new ArrayList<>();
      for (int from = 0; from < units.size(); from += SHEETS) {
        int to = Math.min(units.size(), from + SHEETS);
        found.addAll(duties.of(due, units.subList(from, to), now));
      }
      return found;
    }

    @Override
    public List<Duty> rollUps() {
      List<Duty> found = new ArrayList<>();
      each(UnitKind.AREA_ROLLUP, Stretches.Range.ALL, found::add);
      return List.copyOf(found);
    }

    @Override
    public int expected() {
      return register.expected(due.year(), area);
    }

    /**
     * All units of a range, some at a time, until one is enough.
     *
     * @return whether none was
     */
    boolean each(@Nullable UnitKind kind, Stretches.Range range, Predicate<Duty> goesOn) {
      Stretches.Range rest = range;
      List<Duty> some;
      do {
        some = at(kind, rest, Stretches.AT_ONCE);
        for (Duty duty : some) {
          if (!goesOn.test(duty)) {
            return false;
          }
          rest = new Stretches.Range(duty.unit().code(), range.last());
        }
      } while (some.size() == Stretches.AT_ONCE);
      return true;
    }
  }

  /**
   * A page of how the units of an area stand that report for a year.
   *
   * @param filter which units; {@code null} for all
   * @param after only units behind this code
   * @param most how many at most
   * @throws BusyException where there is more to count than a caller waits for; the next call goes
   *     on from there
   */
  public Completeness page(
      int year, AreaCode area, @Nullable DutyFilter filter, @Nullable UnitCode after, int most) {
    View view = new View(calendar.dueDates(year), area);
    Overview overview = overview(view);
    Overview.Seen seen = view.seen(overview);
    List<Duty> page = new ArrayList<>();
    if (filter == null) {
      page.addAll(view.at(new Stretches.Range(after, null), most));
    } else {
      walk(view, overview, filter, after, duty -> page.add(duty) && page.size() < most);
    }
    return new Completeness(seen.counts(), List.copyOf(page), seen.rollUps());
  }

  /**
   * Every unit of an area that a filter takes, by code, behind them the areas' own reports: some at
   * a time, however many there are.
   *
   * @throws BusyException as {@link #page} does, before the first of them
   */
  public void each(int year, AreaCode area, DutyFilter filter, Consumer<Duty> taker) {
    View view = new View(calendar.dueDates(year), area);
    Overview overview = overview(view);
    Overview.Seen seen = view.seen(overview);
    walk(
        view,
        overview,
        filter,
        null,
        duty -> {
          taker.accept(duty);
          return true;
        });
    seen.rollUps().stream().filter(filter::takes).forEach(taker);
  }

  /** Shows units by code until one is enough; where nobody stands as asked it does not look. */
  private static void walk(
      View view,
      Overview overview,
      DutyFilter filter,
      @Nullable UnitCode after,
      Predicate<Duty> goesOn) {
    boolean wanted = true;
    Stretches.Range range = overview.next(after, filter);
    while (range != null && wanted) {
      wanted = view.each(null, range, duty -> !filter.takes(duty) || goesOn.test(duty));
      range = range.last() == null ? null : overview.next(range.last(), filter);
    }
  }

  private Overview overview(View view) {
    return overviews.get(
        view.asked(),
        asked -> {
          Set<Integer> years = new HashSet<>(Set.of(asked.year()));
          Integer before = lastYear.comparable(asked.year());
          if (before != null) {
            years.add(before);
          }
          return new Overview(trail, years);
        });
  }
}
