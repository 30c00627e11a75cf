package tongbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tongbao.filing.Duty;
import tongbao.filing.DutyCounts;
import tongbao.filing.StateName;
import tongbao.filing.Trail;
import tongbao.unit.AreaCode;
import tongbao.unit.Membership;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/** Counts of an area that follow what is committed, however often a caller runs out of time. */
class OverviewTest {

  private static final AreaCode AREA = new AreaCode("620900");

  /** Looks that a call has time for. */
  private static final int PATIENCE = 2;

  private final Log log = new Log();
  private final Units units = new Units();
  private final Overview overview = new Overview(log, Set.of(2016));
  private int marks;

  @Test
  void goesOnWhereACallRanOutOfTime() {
    units.put(0, 4 * Stretches.AT_ONCE, true);
    assertThrows(BusyException.class, () -> overview.at("1", units.patient(PATIENCE)));
    assertThrows(BusyException.class, () -> overview.at("1", units.patient(PATIENCE)));
    assertCounted(4 * Stretches.AT_ONCE, overview.at("1", units.patient(PATIENCE)).counts());
    assertTrue(units.looks <= 5, units.looks + " looks");
  }

  /** The counts of before the units came are of no use to tell whether more came meanwhile. */
  @Test
  void goesOnAlsoAfterManyWereEnteredPastTheService() {
    units.put(0, 10, true);
    seen();
    units.put(10, 6 * Stretches.AT_ONCE, true);
    assertCounted(10 + 6 * Stretches.AT_ONCE, seenInShortCalls(8));
    assertTrue(units.looks <= 12, units.looks + " looks");
  }

  @Test
  void goesOnAlsoAfterManyWereRegistered() {
    units.put(0, 10, true);
    seen();
    for (UnitCode code : units.put(10, 6 * Stretches.AT_ONCE, true)) {
      log.write(code);
    }
    log.units = true;
    assertCounted(10 + 6 * Stretches.AT_ONCE, seenInShortCalls(8));
    assertTrue(units.looks <= 12, units.looks + " looks");
  }

  @Test
  void countsWhatIsTouchedBetweenTheCalls() {
    units.put(0, 4 * Stretches.AT_ONCE, false);
    assertThrows(BusyException.class, () -> overview.at(mark(), units.patient(PATIENCE)));
    log.write(units.put(5, 1, true).get(0));
    DutyCounts counts = seen();
    assertEquals(1, counts.filed());
  }

  @Test
  void seesUnitsEnteredPastTheServiceBetweenTheCallsWithTheNext() {
    units.put(0, 4 * Stretches.AT_ONCE, true);
    assertThrows(BusyException.class, () -> overview.at("1", units.patient(PATIENCE)));
    units.put(-1, 1, true);
    overview.at("1", units.patient(100));
    assertCounted(4 * Stretches.AT_ONCE + 1, overview.at("1", units.patient(100)).counts());
  }

  @Test
  void countsAllAnewWhereAnAreaMoved() {
    units.put(0, 10, true);
    seen();
    units.all.remove(units.code(3));
    log.areas = true;
    log.units = true;
    assertCounted(9, seen());
  }

  @Test
  void doesNotLookWhereNothingWasCommitted() {
    units.put(0, 10, true);
    overview.at("1", units.patient(100));
    int looks = units.looks;
    overview.at("1", units.patient(100));
    assertEquals(looks, units.looks);
  }

  @Test
  void goesOnAfterALookThatFailed() {
    units.put(0, 4 * Stretches.AT_ONCE, true);
    units.failsAt = 3;
    assertThrows(IllegalStateException.class, () -> overview.at("1", units.patient(100)));
    units.failsAt = -1;
    assertCounted(4 * Stretches.AT_ONCE, overview.at("1", units.patient(100)).counts());
    assertTrue(units.looks <= 6, units.looks + " looks");
  }

  private void assertCounted(int expected, DutyCounts counts) {
    assertEquals(expected, counts.units());
    assertEquals(expected, counts.filed());
  }

  private DutyCounts seen() {
    return overview.at(mark(), units.patient(100)).counts();
  }

  private DutyCounts seenInShortCalls(int most) {
    for (int call = 1; call < most; call++) {
      try {
        return overview.at(mark(), units.patient(PATIENCE)).counts();
      } catch (BusyException e) {
        assertTrue(e.pause().toSeconds() > 0);
      }
    }
    return overview.at(mark(), units.patient(PATIENCE)).counts();
  }

  private String mark() {
    return "commit " + ++marks;
  }

  /** What was touched since it was asked before. */
  private static final class Log implements Trail {

    private final List<UnitCode> lines = new ArrayList<>();
    private boolean units;
    private boolean areas;

    void write(UnitCode unit) {
      lines.add(unit);
    }

    @Override
    public long end() {
      return lines.size();
    }

    @Override
    public Seen since(long place, Set<Integer> years, Consumer<UnitCode> unit) {
      lines.subList((int) place, lines.size()).forEach(unit);
      Seen seen = new Seen(lines.size(), units, areas);
      units = false;
      areas = false;
      return seen;
    }
  }

  /** A register, and how its units stand. */
  private static final class Units implements Overview.Source {

    private final NavigableMap<UnitCode, Duty> all = new TreeMap<>();
    private int looks;
    private int patience;
    private int failsAt = -1;

    Units patient(int looksOfACall) {
      patience = looksOfACall;
      return this;
    }

    UnitCode code(int number) {
      return new UnitCode("u-%07d".formatted(number + 1));
    }

    List<UnitCode> put(int first, int count, boolean filed) {
      List<UnitCode> codes = new ArrayList<>();
      for (int i = first; i < first + count; i++) {
        codes.add(code(i));
        all.put(code(i), duty(code(i), filed));
      }
      return codes;
    }

    @Override
    public List<Duty> at(Stretches.Range range, int most) {
      looks++;
      patience--;
      if (looks == failsAt) {
        throw new IllegalStateException("no database");
      }
      NavigableMap<UnitCode, Duty> rest =
          range.after() == null ? all : all.tailMap(range.after(), false);
      NavigableMap<UnitCode, Duty> within =
          range.last() == null ? rest : rest.headMap(range.last(), true);
      return within.values().stream().limit(most).toList();
    }

    @Override
    public List<Duty> rollUps() {
      return List.of();
    }

    @Override
    public int expected() {
      return all.size();
    }

    @Override
    public Duration left() {
      return Duration.ofSeconds(patience);
    }

    private static Duty duty(UnitCode code, boolean filed) {
      Membership membership = new Membership(AREA, null, null);
      @Nullable StateName state = filed ? StateName.ACCEPTED : null;
      return new Duty(
          new Unit(code, "局", List.of(), UnitKind.DEPARTMENT, List.of(membership), null, null),
          AREA,
          LocalDate.of(2017, 1, 31),
          null,
          filed ? 1 : null,
          state,
          filed,
          false,
          false,
          0,
          List.of(),
          false);
    }
  }
}
