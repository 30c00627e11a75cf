package tongbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import tongbao.filing.Duty;
import tongbao.filing.DutyCounts;
import tongbao.filing.DutyFilter;
import tongbao.filing.StateName;
import tongbao.unit.AreaCode;
import tongbao.unit.Membership;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/** Counts by stretches are those of all units, and cost what was touched. */
class StretchesTest {

  private static final AreaCode CITY = new AreaCode("620900");
  private static final LocalDate DUE = LocalDate.of(2017, 1, 31);

  private final NavigableMap<UnitCode, Duty> units = new TreeMap<>();
  private final Stretches stretches = new Stretches(300);
  private int looked;

  @Property(tries = 60)
  void areThoseOfAllUnits(@ForAll Random random) {
    units.clear();
    stretches.forgetAll();
    for (int i = random.nextInt(900); i > 0; i--) {
      put(random.nextInt(100_000), random);
    }
    for (int round = 0; round < 12; round++) {
      for (int i = random.nextInt(6); i > 0; i--) {
        stretches.forget(put(random.nextInt(100_000), random));
      }
      if (random.nextInt(8) == 0) {
        put(random.nextInt(100_000), random);
        stretches.forgetAll();
      }
      countAll(random.nextBoolean());
      for (DutyFilter filter : DutyFilter.values()) {
        assertEquals(taken(filter), walked(filter, random));
      }
    }
  }

  /** Counted in one go, or broken off after each look and gone on with. */
  private void countAll(boolean patient) {
    DutyCounts counts = stretches.count(this::look, () -> patient);
    while (counts == null) {
      counts = stretches.count(this::look, () -> patient);
    }
    assertEquals(units.size(), counts.units());
    for (DutyFilter filter : DutyFilter.values()) {
      assertEquals(taken(filter).size(), counts.of(filter), filter.toString());
    }
    assertEquals(units.values().stream().filter(Duty::filed).count(), counts.filed());
    assertEquals(
        units.values().stream().filter(duty -> duty.filed() && !duty.late()).count(),
        counts.onTime());
  }

  private List<Duty> taken(DutyFilter filter) {
    return units.values().stream().filter(filter::takes).toList();
  }

  /** By the ranges in which somebody stands so, from anywhere on. */
  private List<Duty> walked(DutyFilter filter, Random random) {
    List<Duty> found = new ArrayList<>();
    UnitCode after = null;
    if (random.nextBoolean()) {
      UnitCode begin = code(random.nextInt(100_000));
      units.headMap(begin, true).values().stream().filter(filter::takes).forEach(found::add);
      after = begin;
    }
    Stretches.Range range = stretches.next(after, filter);
    while (range != null) {
      within(range).stream().filter(filter::takes).forEach(found::add);
      range = range.last() == null ? null : stretches.next(range.last(), filter);
    }
    return found;
  }

  @Example
  void whatIsLookedAtDoesNotGrowWithTheUnits() {
    int small = lookedAtAfterATouch(1_000);
    int large = lookedAtAfterATouch(20_000);
    assertTrue(large <= 100, large + " looked at");
    assertEquals(small, large);
  }

  private int lookedAtAfterATouch(int size) {
    Random random = new Random(1);
    for (int i = 0; i < size; i++) {
      put(i, random);
    }
    stretches.forgetAll();
    countAll(true);
    looked = 0;
    stretches.forget(code(size / 2));
    countAll(true);
    return looked;
  }

  @Example
  void whereNobodyStandsSoNobodyLooks() {
    for (int i = 0; i < 1_000; i++) {
      units.put(code(i), duty(code(i), StateName.ACCEPTED, false));
    }
    countAll(true);
    assertNull(stretches.next(null, DutyFilter.MISSING));
    units.put(code(555), duty(code(555), null, true));
    stretches.forget(code(555));
    countAll(true);
    Stretches.Range range = stretches.next(null, DutyFilter.MISSING);
    assertTrue(within(range).contains(units.get(code(555))));
    assertTrue(within(range).size() <= 100);
    assertNull(stretches.next(range.last(), DutyFilter.MISSING));
  }

  private List<Duty> look(Stretches.Range range, int most) {
    List<Duty> found = within(range).stream().limit(most).toList();
    looked += found.size();
    return found;
  }

  private Collection<Duty> within(Stretches.Range range) {
    NavigableMap<UnitCode, Duty> rest =
        range.after() == null ? units : units.tailMap(range.after(), false);
    return (range.last() == null ? rest : rest.headMap(range.last(), true)).values();
  }

  private UnitCode put(int number, Random random) {
    UnitCode code = code(number);
    StateName[] states = StateName.values();
    int state = random.nextInt(states.length + 1);
    units.put(
        code, duty(code, state == states.length ? null : states[state], random.nextBoolean()));
    return code;
  }

  /** Shorter ones too, so that they differ in more than their numbers. */
  private static UnitCode code(int number) {
    return new UnitCode("u-" + number + (number % 3 == 0 ? "-x" : ""));
  }

  private static Duty duty(UnitCode code, @Nullable StateName state, boolean late) {
    Unit unit =
        new Unit(
            code,
            "局",
            List.of(),
            UnitKind.DEPARTMENT,
            List.of(new Membership(CITY, null, null)),
            null,
            null);
    boolean filed = state != null && state != StateName.WITHDRAWN;
    return new Duty(
        unit,
        CITY,
        DUE,
        null,
        state == null ? null : 1,
        state,
        filed,
        filed && late,
        !filed && late,
        0,
        late && filed ? List.of("rule") : List.of(),
        false);
  }
}
