package tongbao.desk;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tongbao.filing.Duty;
import tongbao.filing.DutyCounts;
import tongbao.filing.DutyFilter;
import tongbao.unit.UnitCode;

/**
 * How many units stand how, counted by stretches of their codes: so what was touched is counted
 * anew and not all, and where nobody stands as asked nobody has to look. Not for several threads at
 * once.
 */
final class Stretches {

  /** Units that are looked at together: many, for a look costs a glance at each area below. */
  static final int AT_ONCE = 3_000;

  /** Units of a stretch: what one touched unit has looked at anew. */
  private static final int LENGTH = 100;

  private static final String BEGINNING = "";

  private final int atOnce;

  /** By the code behind which they begin. */
  private final NavigableMap<String, DutyCounts> counts = new TreeMap<>();

  /** Where stretches begin that are to be counted. */
  private final NavigableSet<String> unknown = new TreeSet<>();

  /**
   * Some units by code.
   *
   * @param after only units behind this code; {@code null} for all
   * @param last only units up to this code; {@code null} for all
   */
  record Range(@Nullable UnitCode after, @Nullable UnitCode last) {

    /** Everything. */
    static final Range ALL = new Range(null, null);

    private static Range of(String after, @Nullable String last) {
      return new Range(
          after.equals(BEGINNING) ? null : new UnitCode(after),
          last == null ? null : new UnitCode(last));
    }
  }

  /** Where it is looked up how units stand. */
  interface Look {
    /** How the first units of a range stand, in the order of their codes. */
    List<Duty> at(Range range, int most);
  }

  /**
   * Nothing counted yet.
   *
   * @param atOnce how many units are looked at together
   */
  Stretches(int atOnce) {
    this.atOnce = atOnce;
    forgetAll();
  }

  /** Something happened to a unit. */
  void forget(UnitCode unit) {
    unknown.add(counts.lowerKey(unit.value()));
  }

  /** Something happened to any. */
  void forgetAll() {
    counts.clear();
    unknown.clear();
    counts.put(BEGINNING, DutyCounts.NONE);
    unknown.add(BEGINNING);
  }

  /**
   * Counts what is not known, some units at least. Where that fails, what was counted stays.
   *
   * @param goesOn whether there is time to look at more
   * @return the sum; {@code null} where something is left to be counted
   */
  @Nullable DutyCounts count(Look look, BooleanSupplier goesOn) {
    boolean inTime = true;
    while (!unknown.isEmpty()) {
      if (!inTime) {
        return null;
      }
      String from = unknown.first();
      String to = counts.higherKey(from);
      while (to != null && unknown.contains(to)) {
        to = counts.higherKey(to);
      }
      count(look, from, to);
      inTime = goesOn.getAsBoolean();
    }
    return counts.values().stream().reduce(DutyCounts.NONE, DutyCounts::plus);
  }

  /** Counts the first units of a range, of which nothing is known. */
  private void count(Look look, String from, @Nullable String to) {
    List<Duty> units = look.at(Range.of(from, to), atOnce);
    boolean all = units.size() < atOnce;
    String end = all ? to : code(units, units.size());
    forgetBetween(from, end);
    if (end != null && !counts.containsKey(end)) {
      counts.put(end, DutyCounts.NONE);
      unknown.add(end);
    }
    counts.put(from, DutyCounts.NONE);
    String begin = from;
    for (int i = 0; i < units.size(); i += LENGTH) {
      List<Duty> some = units.subList(i, Math.min(units.size(), i + LENGTH));
      counts.put(begin, DutyCounts.of(some));
      begin = code(some, some.size());
    }
  }

  private void forgetBetween(String from, @Nullable String end) {
    if (end == null) {
      counts.tailMap(from, true).clear();
      unknown.tailSet(from, true).clear();
    } else {
      counts.subMap(from, true, end, false).clear();
      unknown.subSet(from, true, end, false).clear();
    }
  }

  /** How many stretches there are. */
  int size() {
    return counts.size();
  }

  private static String code(List<Duty> units, int place) {
    return units.get(place - 1).unit().code().value();
  }

  /** The next range behind a code where units stand as asked; {@code null} where there is none. */
  @Nullable Range next(@Nullable UnitCode after, DutyFilter filter) {
    String begin = after == null ? BEGINNING : after.value();
    String key = counts.floorKey(begin);
    while (key != null) {
      String end = counts.higherKey(key);
      if (unknown.contains(key) || counts.getOrDefault(key, DutyCounts.NONE).of(filter) > 0) {
        return Range.of(key.compareTo(begin) < 0 ? begin : key, end);
      }
      key = end;
    }
    return null;
  }
}
