package tongbao.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;

/** What the rest of the register and the filings demand of a unit's entry. */
public final class UnitRules {

  private static final String AREA = "/area";
  private static final String KIND = "/kind";
  private static final String LAST_YEAR = "/lastYear";
  private static final String SUCCESSOR = "/successor";

  private final Unit unit;
  private final Picture picture;
  private final List<Fault> faults = new ArrayList<>();

  private UnitRules(Unit unit, Picture picture) {
    this.unit = unit;
    this.picture = picture;
  }

  /**
   * The same unit, ended where its successor begins: who names a successor that has a first year
   * has said when the work passes over. Without one there is nothing to complete it with.
   */
  public static Unit completed(Unit unit, Picture picture) {
    UnitCode code = unit.successor();
    Integer begins = code == null ? null : picture.unit(code).map(Unit::firstYear).orElse(null);
    if (begins == null || unit.lastYear() != null) {
      return unit;
    }
    Integer first = unit.memberships().get(unit.memberships().size() - 1).firstYear();
    return first != null && first >= begins ? unit : unit.endingIn(begins - 1);
  }

  /**
   * Everything that refuses an entry.
   *
   * @param picture the register with the entry in it
   * @param filed the years the unit has filed for
   */
  public static List<Fault> faults(Unit unit, Picture picture, Collection<Integer> filed) {
    UnitRules rules = new UnitRules(unit, picture);
    rules.areasAreRegistered();
    rules.successorTakesOver();
    rules.predecessorsStayServed();
    rules.creditCodeIsItsOwn();
    rules.filedYearsStay(filed);
    return List.copyOf(rules.faults);
  }

  /**
   * Other units that bear one of its names in one area and year. Not refused, since offices do
   * share names; but whoever looks a unit up by name has to know.
   */
  public static List<UnitCode> sameName(Unit unit, Picture picture) {
    return unit.names()
        .flatMap(name -> picture.named(name).stream())
        .filter(other -> !other.code().equals(unit.code()) && unit.meetsInOneArea(other))
        .map(Unit::code)
        .distinct()
        .sorted()
        .toList();
  }

  private void areasAreRegistered() {
    List<Membership> memberships = unit.memberships();
    for (int i = 0; i < memberships.size(); i++) {
      AreaCode area = memberships.get(i).area();
      if (picture.area(area).isEmpty()) {
        faults.add(
            new Fault(
                memberships.size() == 1 ? AREA : "/memberships/" + i + AREA,
                Text.of(
                    "区划 {} 未登记，请先登记该区划。", "Area {} is not registered; register it first.", area)));
      }
    }
  }

  private void successorTakesOver() {
    UnitCode code = unit.successor();
    if (code == null) {
      return;
    }
    Unit successor = picture.unit(code).orElse(null);
    if (successor == null) {
      add(
          SUCCESSOR,
          Text.of("继任单位 {} 未登记，请先登记该单位。", "Unit {} is not registered; register it first.", code));
      return;
    }
    if (leadsBack(code)) {
      add(SUCCESSOR, Text.of("继任关系最终回到 {}，不能成环。", "Its successors lead back to {}.", unit.code()));
      return;
    }
    Integer lastYear = unit.lastYear();
    if (lastYear == null) {
      add(
          LAST_YEAR,
          Text.of(
              "有继任单位 {}，须填写最后填报年份 lastYear。",
              "It has the successor {}, so its last year has to be given.",
              code));
    } else if (endsBy(successor.lastYear(), lastYear)) {
      add(
          SUCCESSOR,
          Text.of(
              "继任单位 {} 的填报到 {} 年为止，不能接替 {} 年以后的工作；请填最终接替的单位。",
              "Unit {} reports until {}, so it cannot take over after {}; name the unit that did.",
              code,
              String.valueOf(successor.lastYear()),
              lastYear));
    }
    if (isRollUp(unit) != isRollUp(successor)) {
      add(
          SUCCESSOR,
          Text.of(
              "{} 的类型是 {}，本单位是 {}：汇总报告与填报单位不能互为继任。",
              "{} is of kind {} and this one of kind {}; a roll-up and a unit cannot succeed each"
                  + " other.",
              code,
              successor.kind().code(),
              unit.kind().code()));
    }
  }

  /** An entry may not take away what others' entries rest on. */
  private void predecessorsStayServed() {
    for (Unit predecessor : picture.succeededBy(unit.code())) {
      if (predecessor.code().equals(unit.code())) {
        continue;
      }
      Integer itsLast = predecessor.lastYear();
      if (itsLast != null && endsBy(unit.lastYear(), itsLast)) {
        add(
            LAST_YEAR,
            Text.of(
                "本单位在 {} 年后接替 {}，填报年份须晚于该年；请先修改 {} 的继任单位。",
                "After {} it takes over from {}, so it must report for a later year; else change the"
                    + " successor of {} first.",
                itsLast,
                predecessor.code(),
                predecessor.code()));
      }
      if (isRollUp(unit) != isRollUp(predecessor)) {
        add(
            KIND,
            Text.of(
                "本单位是 {}（{}）的继任单位：汇总报告与填报单位不能互为继任。",
                "It succeeds {} ({}); a roll-up and a unit cannot succeed each other.",
                predecessor.code(),
                predecessor.kind().code()));
      }
    }
  }

  private void creditCodeIsItsOwn() {
    CreditCode code = unit.creditCode();
    if (code == null) {
      return;
    }
    for (Unit other : picture.holding(code)) {
      if (!other.code().equals(unit.code()) && unit.meets(other)) {
        add(
            "/creditCode",
            Text.of(
                "统一社会信用代码 {} 已由同期的 {}（{}）使用，请核对。",
                "{} belongs to {} ({}) in the same years; check it.",
                code,
                other.code(),
                other.name()));
      }
    }
  }

  private void filedYearsStay(Collection<Integer> filed) {
    for (int year : filed) {
      if (!unit.reportsFor(year)) {
        add(
            yearsPointer(year),
            Text.of(
                "{} 已有 {} 年的填报，填报年份不能不含该年。",
                "{} has filed for {}; its years must include it.",
                unit.code(),
                year));
      }
    }
  }

  private String yearsPointer(int year) {
    Integer first = unit.firstYear();
    Integer last = unit.lastYear();
    if (first != null && year < first) {
      return "/firstYear";
    }
    return last != null && year > last ? LAST_YEAR : "/memberships";
  }

  private boolean leadsBack(UnitCode from) {
    Set<UnitCode> seen = new HashSet<>();
    UnitCode next = from;
    while (next != null && seen.add(next)) {
      if (next.equals(unit.code())) {
        return true;
      }
      next = picture.unit(next).map(Unit::successor).orElse(null);
    }
    return false;
  }

  private static boolean endsBy(@Nullable Integer lastYear, int year) {
    return lastYear != null && lastYear <= year;
  }

  private static boolean isRollUp(Unit unit) {
    return unit.kind() == UnitKind.AREA_ROLLUP;
  }

  private void add(String pointer, Text detail) {
    faults.add(new Fault(pointer, detail));
  }
}
