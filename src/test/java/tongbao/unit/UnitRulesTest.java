package tongbao.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What refuses a unit's entry, each alone and all at once. */
class UnitRulesTest {

  private static final List<Area> AREAS =
      List.of(
          new Area(new AreaCode("620900"), "酒泉市", null),
          new Area(new AreaCode("620902"), "肃州区", new AreaCode("620900")));

  /** Lines of code, kind, memberships and successor. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          x department 620900:-                     | y department 620900:-              |
          x department 620999:-                     | -                                  | /area
          x department 620999:-2015,620900:2016-    | -                                  | /memberships/0/area
          x department 620900:- y                   | -                                  | /successor
          x department 620900:-2016 y               | y department 620900:2017-          |
          x department 620900:-2016 y               | y department 620900:-2017          |
          x department 620900:-2016 y               | y department 620900:-2016          | /successor
          x department 620900:- y                   | y department 620900:-              | /lastYear
          x department 620900:-2016 y               | y area-rollup 620900:-             | /successor
          x area-rollup 620900:-2016 y              | y department 620900:-              | /successor
          x area-rollup 620900:-2016 y              | y area-rollup 620900:-             |
          x department 620900:-2016 x               | -                                  | /successor
          x department 620900:-2016 y               | y department 620900:-2017 x        | /successor,/lastYear
          x department 620900:-2016                 | y department 620900:-2016 x        | /lastYear
          x area-rollup 620900:-                    | y department 620900:-2016 x        | /kind
          """)
  void anEntryFitsTheOthersOrIsRefused(String entry, String other, String pointers) {
    Unit unit = unit(entry, null);
    List<Unit> others = other == null ? List.of() : List.of(unit(other, null));
    Picture picture = Picture.of(AREAS, others, List.of(unit));
    List<String> found =
        UnitRules.faults(unit, picture, List.of()).stream().map(Fault::pointer).toList();
    assertEquals(pointers == null ? "" : pointers, String.join(",", found));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    CreditCode code = new CreditCode("91350100M000100Y43");
    Unit unit = unit("x area-rollup 620999:2015-2016 y", code);
    Unit successor = unit("y department 620900:-2016", null);
    Unit holder = unit("z department 620900:2016-", code);
    Unit predecessor = unit("w department 620900:-2016 x", null);
    Picture picture = Picture.of(AREAS, List.of(successor, holder, predecessor), List.of(unit));
    List<Fault> faults = UnitRules.faults(unit, picture, List.of(2014, 2015, 2017));
    assertEquals(
        List.of(
            "/area",
            "/successor",
            "/successor",
            "/lastYear",
            "/kind",
            "/creditCode",
            "/firstYear",
            "/lastYear"),
        faults.stream().map(Fault::pointer).toList());
    String held = faults.get(5).detail().in(Locale.ENGLISH);
    assertTrue(held.contains("z-z"), held);
  }

  @ParameterizedTest
  @CsvSource({"2016-,1", "2017-,0", "-2015,0", "-2016,1"})
  void aCreditCodeMayPassOnButNotBeShared(String years, int faults) {
    CreditCode code = new CreditCode("91350100M000100Y43");
    Unit unit = unit("x department 620900:2016-2016", code);
    Unit other = unit("y department 620900:" + years, code);
    Picture picture = Picture.of(AREAS, List.of(other), List.of(unit));
    assertEquals(faults, UnitRules.faults(unit, picture, List.of()).size());
  }

  @Test
  void aYearBetweenTwoMembershipsIsNoYearToReport() {
    Unit unit = unit("x department 620902:-2015,620900:2017-", null);
    assertEquals(
        List.of("/memberships"),
        UnitRules.faults(unit, Picture.of(AREAS, List.of(), List.of(unit)), List.of(2016)).stream()
            .map(Fault::pointer)
            .toList());
    assertTrue(!unit.reportsFor(2016) && unit.reportsFor(2015) && unit.reportsFor(2017));
  }

  @ParameterizedTest
  @CsvSource({"2019-,2018", "-,", "2010-,"})
  void aUnitEndsWhereItsSuccessorBegins(String successorYears, Integer lastYear) {
    Unit unit = unit("x department 620902:2014-2015,620900:2016- y", null);
    Unit successor = unit("y department 620900:" + successorYears, null);
    Unit completed =
        UnitRules.completed(unit, Picture.of(AREAS, List.of(successor), List.of(unit)));
    assertEquals(lastYear, completed.lastYear());
  }

  @ParameterizedTest
  @CsvSource({
    "x department 620900:-,true",
    "x department 620902:-,false",
    "x department 620902:-2015 620900:2016-,true",
    "x department 620900:2020-,false"
  })
  void oneNameInOneAreaAndYearIsTold(String entry, boolean told) {
    String[] parts = entry.split(" ", 3);
    Unit unit = unit(parts[0] + " " + parts[1] + " " + parts[2].replace(' ', ','), null);
    Unit other =
        new Unit(
            new UnitCode("other"),
            "别的",
            List.of("单位 x-x"),
            UnitKind.DEPARTMENT,
            memberships("620900:-2019"),
            null,
            null);
    Picture picture = Picture.of(AREAS, List.of(other), List.of(unit));
    assertEquals(
        told ? List.of(new UnitCode("other")) : List.of(), UnitRules.sameName(unit, picture));
  }

  private static Unit unit(String line, CreditCode creditCode) {
    String[] parts = line.split(" ", -1);
    String code = parts[0] + "-" + parts[0];
    return new Unit(
        new UnitCode(code),
        "单位 " + code,
        List.of(),
        UnitKind.find(parts[1]).orElseThrow(),
        memberships(parts[2]),
        parts.length < 4 ? null : new UnitCode(parts[3] + "-" + parts[3]),
        creditCode);
  }

  private static List<Membership> memberships(String text) {
    List<Membership> memberships = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      String area = one.substring(0, one.indexOf(':'));
      List<Integer> years =
          Stream.concat(
                  Arrays.stream(one.substring(one.indexOf(':') + 1).split("-", -1)), Stream.of(""))
              .map(year -> year.isEmpty() ? null : Integer.valueOf(year))
              .toList();
      memberships.add(new Membership(new AreaCode(area), years.get(0), years.get(1)));
    }
    return memberships;
  }
}
