package tongbao.filing;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** How many units stand how. */
public final class DutyCounts {

  /** Of no units. */
  public static final DutyCounts NONE = new DutyCounts(0, new EnumMap<>(DutyFilter.class));

  private final int units;
  private final Map<DutyFilter, Integer> taken;

  private DutyCounts(int units, Map<DutyFilter, Integer> taken) {
    this.units = units;
    this.taken = taken;
  }

  /** Of these units. */
  public static DutyCounts of(Collection<Duty> duties) {
    Map<DutyFilter, Integer> taken = new EnumMap<>(DutyFilter.class);
    for (DutyFilter filter : DutyFilter.values()) {
      taken.put(filter, (int) duties.stream().filter(filter::takes).count());
    }
    return new DutyCounts(duties.size(), taken);
  }

  /** Of all units that either counts. */
  public DutyCounts plus(DutyCounts other) {
    Map<DutyFilter, Integer> sums = new EnumMap<>(taken);
    other.taken.forEach((filter, more) -> sums.merge(filter, more, Integer::sum));
    return new DutyCounts(units + other.units, sums);
  }

  /** All units. */
  public int units() {
    return units;
  }

  /** Those that a filter takes. */
  public int of(DutyFilter filter) {
    return taken.getOrDefault(filter, 0);
  }

  /** Those that have filed. */
  public int filed() {
    return units - of(DutyFilter.MISSING);
  }

  /** Those that have filed by the due date. */
  public int onTime() {
    return filed() - of(DutyFilter.LATE);
  }
}
