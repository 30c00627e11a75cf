package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.edition.Edition;
import tongbao.edition.Relation;
import tongbao.sheet.ReceivedRemarks;
import tongbao.sheet.ReceivedSheet;
import tongbao.sheet.Sheet;

/** The forms of 2019 and 2021 held against the year before, on the same form and across forms. */
class TableYearBeforeTest {

  private static final String AMOUNT = "disclosure.procurement@amount";
  private static final String WHOLE =
      "requests.other.*=blank,requests.other@business=9,requests.other@total=9,";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          2021 | requests.new@business=5,requests.new@total=5 | 2021 | requests.new@business=blank,requests.new@total=blank | blank.requests
          2021 | - | 2021 | requests.carried-in@business=blank | -
          2021 | requests.granted@business=90,requests.granted@total=90 | 2021 | requests.refused.query@business=90,requests.refused.query@total=90 | -
          2021 | requests.new@business=90,requests.new@total=90 | 2021 | requests.new@business=9,requests.new@total=9 | jump.requests.new@total
          2021 | reconsideration@upheld=90,reconsideration@total=90 | 2021 | litigation.direct@other=3 | zero.reconsideration@total
          2021 | WHOLE | 2021 | requests.other.other@business=9,requests.other.other@total=9 | -
          2021 | requests.other.other@business=9,requests.other.other@total=9 | 2021 | WHOLE | -
          2019 | disclosure.licences@decisions=100 | 2021 | disclosure.licences@decisions=900 | jump.disclosure.licences@decisions
          2019 | disclosure.licences@decisions=100 | 2021 | disclosure.licences@decisions=blank | blank.disclosure
          2019 | disclosure.rules@made=100,disclosure.rules@published=100 | 2021 | - | -
          2019 | requests.other@business=9,requests.other@total=9 | 2021 | - | -
          2014 | requests.received=100,reconsideration=90,disclosure.items=90 | 2019 | - | -
          2014 | - | 2019 | requests.carried-in@business=9,requests.carried-in@total=9 | -
          """)
  void asksOfCellsThatMeanTheSame(
      String formBefore, String before, String form, String now, String expected) {
    assertEquals(
        expected == null ? List.of() : List.of(expected),
        asked(
            sheet(Forms.EDITIONS.get(formBefore), before, ReceivedRemarks.NONE),
            sheet(Forms.EDITIONS.get(form), now, ReceivedRemarks.NONE)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "100, 万元, 400, 万元, jump.disclosure.procurement@amount",
        "100, 万元, 400, 元, -",
        "100, -, 400, 万元, -",
        "100, 元, 110, 元, -"
      })
  void comparesAmountsInOneUnitOnly(
      String before, String in, String now, String nowIn, String expected) {
    assertEquals(
        expected == null ? List.of() : List.of(expected),
        asked(
            sheet(Forms.E2019, AMOUNT + "=" + before, measure(in)),
            sheet(Forms.E2019, AMOUNT + "=" + now, measure(nowIn))));
  }

  private static ReceivedRemarks measure(String measure) {
    return measure == null
        ? ReceivedRemarks.NONE
        : new ReceivedRemarks(Map.of(), List.of(), Map.of(AMOUNT, measure));
  }

  private static Sheet sheet(Edition edition, String changes, ReceivedRemarks remarks) {
    String all = changes == null ? "" : changes.replace("WHOLE", WHOLE);
    return Checks.check(
            new ReceivedSheet(
                edition, Forms.cleanBut(edition, all), remarks, Forms.SIGNED, Map.of()))
        .sheet();
  }

  /** What the year before makes asked, but for relations across years: they have their table. */
  private static List<String> asked(Sheet before, Sheet now) {
    YearBefore last = new YearBefore(2020, 1, before, Map.of(), YearsBefore.LIMITS);
    String beginning = now.edition().id() + ".year-before.";
    return Checks.recheck(now, Forms.SIGNED, Map.of(), new Background(last, null)).stream()
        .map(Finding::rule)
        .filter(rule -> rule.startsWith(beginning))
        .filter(
            rule ->
                now.edition()
                    .findRelation(rule)
                    .filter(Relation.AcrossYears.class::isInstance)
                    .isEmpty())
        .map(rule -> rule.substring(beginning.length()))
        .toList();
  }
}
