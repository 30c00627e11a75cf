package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.sheet.Sheet;

/** Every rule about the year before, on sheets that satisfy it and on sheets that do not. */
class YearBeforeTableTest {

  private static final String COPIED =
      "disclosure.items=30,disclosure.channels.website=30,responses.topics=2,"
          + "responses.channels.other=2,complaints=4,";

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          complaints=100           | complaints=150           | -
          complaints=100           | complaints=151           | -
          complaints=100           | complaints=180           | -
          complaints=100           | complaints=181           | jump.complaints
          complaints=181           | complaints=100           | jump.complaints
          complaints=180           | complaints=100           | -
          complaints=10            | complaints=60            | -
          complaints=10            | complaints=61            | jump.complaints
          complaints=9             | complaints=900           | -
          complaints=0             | complaints=900           | -
          complaints=blank         | complaints=900           | -
          complaints=616           | complaints=334           | jump.complaints
          complaints=72804         | complaints=2543          | jump.complaints
          complaints=3             | complaints=0             | zero.complaints
          complaints=2             | complaints=0             | -
          complaints=900           | complaints=0             | zero.complaints
          complaints=0             | complaints=0             | -
          complaints=blank         | complaints=0             | -
          complaints=1             | complaints=blank         | blank.complaints
          complaints=0             | complaints=blank         | -
          complaints=blank         | complaints=blank         | -
          complaints=blank         | complaints=5             | -
          organisation.budget=10   | organisation.budget=20   | -
          organisation.budget=10   | organisation.budget=30   | -
          organisation.budget=10   | organisation.budget=30.01 | jump.organisation.budget
          organisation.budget=5    | organisation.budget=15   | -
          organisation.budget=4.9  | organisation.budget=15   | jump.organisation.budget
          organisation.budget=0.1  | organisation.budget=10.1 | -
          organisation.budget=0.1  | organisation.budget=10.2 | jump.organisation.budget
          organisation.budget=0.09 | organisation.budget=900  | -
          organisation.budget=0.1  | organisation.budget=0    | zero.organisation.budget
          organisation.budget=0.09 | organisation.budget=0    | -
          organisation.budget=0.01 | organisation.budget=blank | blank.organisation.budget
          """)
  void comparesCells(String before, String now, String rule) {
    assertEquals(
        rule == null ? List.of() : List.of(rule),
        YearsBefore.rules(Forms.cleanBut(before), Forms.cleanBut(now), YearsBefore.LIMITS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          requests.received=200,requests.received.online=200 | requests.received=200,requests.received.fax=200 | -
          requests.received=200,requests.received.online=200 | requests.received=900,requests.received.fax=900 | jump.requests.received
          requests.received=3,requests.received.online=3 | complaints=0 | zero.requests.received
          requests.answered=3,requests.answered.refused=3,requests.answered.refused.privacy=3 | complaints=0 | zero.requests.answered
          requests.answered=3,requests.answered.refused=3,requests.answered.refused.privacy=3 | requests.answered=3,requests.answered.granted=3 | zero.requests.answered.refused
          responses.channels.press-conferences=4,responses.channels.press-conferences.by-head=3 | complaints=0 | zero.responses.channels.press-conferences
          responses.channels.press-conferences=4,responses.channels.press-conferences.by-head=3 | responses.channels.press-conferences=4 | zero.responses.channels.press-conferences.by-head
          requests.received=2,requests.received.online=2 | requests.received=2,requests.received.online=blank | blank.requests.received.online
          """)
  void partsOfASumSpeakThroughTheirTotal(String before, String now, String rule) {
    assertEquals(
        rule == null ? List.of() : List.of(rule),
        YearsBefore.rules(Forms.cleanBut(before), Forms.cleanBut(now), YearsBefore.LIMITS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          complaints=4,training.meetings=3 | complaints=4,training.meetings=3       | copy
          complaints=4,training.meetings=0 | complaints=4,training.meetings=0       | -
          complaints=4,training.meetings=3 | complaints=4,training.meetings=2       | -
          training.meetings=3,litigation=0 | training.meetings=3,litigation=blank   | copy
          training.meetings=3,litigation=blank | training.meetings=3,litigation=0   | -
          """)
  void asksWhetherLastYearsSheetCameAgain(String before, String now, String rule) {
    assertEquals(
        rule == null ? List.of() : List.of(rule),
        YearsBefore.rules(
            Forms.cleanBut(COPIED + before), Forms.cleanBut(COPIED + now), YearsBefore.LIMITS));
  }

  @Test
  void theFindingTellsBothNumbersAndWhereLastYearsStands() {
    Finding jump =
        YearsBefore.findings(
                Forms.cleanBut("complaints=100"),
                Forms.cleanBut("complaints=300"),
                YearsBefore.LIMITS)
            .stream()
            .filter(finding -> finding.rule().equals("2014.year-before.jump.complaints"))
            .findFirst()
            .orElseThrow();
    assertEquals(new BigDecimal(100), jump.expected());
    assertEquals(new BigDecimal(300), jump.actual());
    assertEquals(Severity.VERIFY, jump.severity());
    assertEquals("/values/complaints", jump.pointer());
    String zh = jump.message().zh();
    String en = jump.message().en();
    assertTrue(zh.contains("填 300，2015 年（第 2 版）为 100，增加 200"), zh);
    assertTrue(en.contains("is 300, in 2015 (revision 2) it was 100, an increase of 200"), en);
  }

  @Test
  void anUnreadableCellIsNotComparedAndNoCopy() {
    var before = Forms.cleanBut(COPIED + "training.meetings=3");
    var now = Forms.cleanBut(COPIED + "training.meetings=3.5");
    assertEquals(List.of(), YearsBefore.rules(before, now, YearsBefore.LIMITS));
  }

  @Test
  void anIgnoredCellIsNotCompared() {
    YearBeforeLimits limits = YearsBefore.limits("50", "1.8", "10", Set.of("complaints"));
    assertEquals(
        List.of(),
        YearsBefore.rules(
            Forms.cleanBut("complaints=100"), Forms.cleanBut("complaints=900"), limits));
    assertEquals(
        List.of("blank.complaints"),
        YearsBefore.rules(
            Forms.cleanBut("complaints=100"), Forms.cleanBut("complaints=blank"), limits));
  }

  @Test
  void anExplanationOfAJumpIsMatched() {
    Sheet before = Forms.check(Forms.cleanBut("complaints=100")).sheet();
    Sheet now = Forms.check(Forms.cleanBut("complaints=300")).sheet();
    Map<String, String> explained = Map.of("2014.year-before.jump.complaints", "新增热线");
    YearBefore last = new YearBefore(2015, 2, before, Map.of(), YearsBefore.LIMITS);
    assertEquals(
        Set.of("2014.complaints.requires", "2014.year-before.jump.complaints"),
        rules(Checks.recheck(now, Forms.SIGNED, explained, new Background(last, null))));
    assertEquals(
        Set.of("2014.complaints.requires", "2014.explanations.unmatched"),
        rules(Checks.recheck(now, Forms.SIGNED, explained, Background.NONE)));
  }

  @Test
  void theRulesNameTheirLimitsAndCells() {
    List<Rule> rules = YearBeforeRules.of(Forms.E2014, YearsBefore.LIMITS);
    assertEquals(
        List.of(
            "2014.year-before.jump.{cell}",
            "2014.year-before.zero.{cell}",
            "2014.year-before.blank.{cell}",
            "2014.year-before.copy"),
        rules.stream().map(Rule::id).toList());
    assertEquals(new BigDecimal("1.8"), rules.get(0).thresholds().get("count.ratio"));
    assertEquals(new BigDecimal(8), rules.get(3).thresholds().get("copy-non-zero"));
    Set<String> compared =
        rules.get(0).cells().stream().map(Object::toString).collect(Collectors.toSet());
    assertTrue(compared.containsAll(Set.of("complaints", "requests.answered.refused")));
    assertTrue(!compared.contains("requests.received.online"));
  }

  @ParameterizedTest
  @CsvSource({"-1, 2, 0", "0, 0.9, 0", "0, 2, -1"})
  void limitsThatMakeNoSenseAreRefused(String absolute, String ratio, String base) {
    assertThrows(
        IllegalArgumentException.class, () -> YearsBefore.limits(absolute, ratio, base, Set.of()));
  }

  private static Set<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).collect(Collectors.toSet());
  }
}
