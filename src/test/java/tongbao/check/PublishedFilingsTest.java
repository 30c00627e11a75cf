package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.edition.Power;

/** Filings on the form of 2021 as their units published them. */
class PublishedFilingsTest {

  private static final Background CITY = new Background(null, Set.of(Power.RULE_MAKING));
  private static final Background DISTRICT = new Background(null, Set.of());

  /** Totals were printed as 0 beside 10 + 1 and beside 5. */
  @Test
  void hongzePublishedTwoWrongTotals() {
    List<Finding> findings =
        Forms.check(Forms.E2021, Forms.published("2023-hongze"), DISTRICT).findings();
    assertEquals(
        List.of(
            "ERROR 2021.reconsideration@total.row-sum 11",
            "ERROR 2021.litigation.after-reconsideration@total.row-sum 5"),
        findings.stream()
            .map(
                finding -> {
                  Advice advice = assertNotNullAdvice(finding);
                  assertEquals(Advice.Kind.TOTAL_MISSING, advice.kind());
                  return finding.severity() + " " + finding.rule() + " " + advice.to();
                })
            .toList());
  }

  private static Advice assertNotNullAdvice(Finding finding) {
    Advice advice = finding.advice();
    assertNotNull(advice, finding.toString());
    return advice;
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-hongze", "2024-huaian", "2023-suqian", "2024-suqian"})
  void theOthersAreTaken(String name) {
    Background background = name.contains("hongze") ? DISTRICT : CITY;
    Checked checked = Forms.check(Forms.E2021, Forms.published(name), background);
    assertTrue(!checked.refused(), checked.findings().toString());
    Set<String> known = Set.of("tell", "places");
    for (Finding finding : checked.findings()) {
      assertTrue(
          known.contains(finding.rule().substring(finding.rule().lastIndexOf('.') + 1)),
          finding.toString());
    }
  }

  /** What a clerk of a real city is asked about the year before: few things, each worth a look. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          suqian | jump.disclosure.normative-documents@issued jump.disclosure.normative-documents@repealed jump.reconsideration@total
          hongze | zero.disclosure.normative-documents@repealed jump.disclosure.licences@decisions jump.disclosure.coercion@decisions jump.requests.new@total
          """)
  void asksLittleAboutTheYearBefore(String place, String expected) {
    YearBefore before =
        new YearBefore(
            2023,
            1,
            Forms.check(Forms.E2021, Forms.published("2023-" + place), CITY).sheet(),
            Map.of(),
            YearsBefore.LIMITS);
    List<String> asked =
        Forms.check(Forms.E2021, Forms.published("2024-" + place), new Background(before, null))
            .findings()
            .stream()
            .map(Finding::rule)
            .filter(YearBeforeRules::names)
            .map(rule -> rule.substring("2021.year-before.".length()))
            .toList();
    assertEquals(List.of(expected.split(" ", -1)), asked);
  }
}
