package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.sheet.Entry;
import tongbao.sheet.ReceivedRemarks;
import tongbao.sheet.ReceivedSheet;
import tongbao.sheet.Sheet;

/** Blank cells of tables, rows taken instead of others, and what stands beside numbers. */
class BlankTableTest {

  private static final String COLUMNS =
      "natural-person,business,research,public-benefit,legal-services,other,total";

  private static Finding finding(List<Finding> findings, String rule) {
    return findings.stream()
        .filter(finding -> finding.rule().equals(rule))
        .findFirst()
        .orElseThrow(() -> new AssertionError(rule + " is not in " + findings));
  }

  private static List<String> rules(Edition edition, String changes) {
    return Forms.check(edition, Forms.cleanBut(edition, changes), Background.NONE)
        .findings()
        .stream()
        .map(finding -> finding.severity() + " " + finding.rule())
        .toList();
  }

  @Test
  void anEmptyTableIsAskedAboutOncePerPart() {
    List<Finding> findings = Forms.check(Forms.E2021, Map.of(), Background.NONE).findings();
    assertEquals(
        List.of("2021.disclosure.blank 10", "2021.requests.blank 175", "2021.disputes.blank 15"),
        findings.stream().map(f -> f.rule() + " " + f.cells().size()).toList());
  }

  /** 上海市府办 2019 left 19 row totals blank. */
  @Test
  void ofBlankTotalsItIsSaidWhatTheirPartsComeTo() {
    Map<String, Entry> entries = Forms.published("2023-suqian");
    entries.keySet().removeIf(code -> code.startsWith("requests.") && code.endsWith("@total"));
    List<Finding> findings = Forms.check(Forms.E2021, entries, Background.NONE).findings();
    Finding blank = finding(findings, "2021.requests.blank");
    assertEquals(25, blank.cells().size());
    assertEquals(Severity.VERIFY, blank.severity());
    assertTrue(blank.message().zh().contains("“（一）予以公开 / 总计” 1191"), blank.message().zh());
    assertTrue(blank.message().en().contains("“(1) granted / total” 1191"), blank.message().en());
    assertTrue(findings.stream().noneMatch(f -> f.rule().endsWith("row-sum")));
  }

  @Test
  void theRowOf2014StaysOneByOne() {
    List<String> rules = rules(Forms.E2014, "complaints=blank,training.meetings=blank");
    assertEquals(
        List.of("VERIFY 2014.complaints.blank", "VERIFY 2014.training.meetings.blank"), rules);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          requests.other.*=blank,requests.other@business=2,requests.other@total=2,requests.new@business=2,requests.new@total=2,requests.total@business=2,requests.total@total=2,WHOLE | -
          requests.other.*=blank,requests.other@business=2 | VERIFY 2021.requests.blank
          requests.other@total=0 | ERROR 2021.requests.other.alternative
          requests.other.no-payment.*=blank,requests.other.no-supplement.*=blank,requests.other@business=0 | ERROR 2021.requests.other.alternative
          """)
  void aGroupIsTakenWholeOrInItsParts(String changes, String rule) {
    String whole =
        "requests.other@natural-person=0,requests.other@research=0,requests.other@public-benefit=0,"
            + "requests.other@legal-services=0,requests.other@other=0";
    List<String> rules = rules(Forms.E2021, changes.replace("WHOLE", whole));
    if (rule == null) {
      assertEquals(List.of(), rules);
    } else {
      assertTrue(rules.contains(rule), rules.toString());
    }
  }

  private static List<Finding> remarked(
      Edition edition, Map<String, Entry> entries, ReceivedRemarks remarks) {
    return Checks.check(new ReceivedSheet(edition, entries, remarks, Forms.SIGNED, Map.of()))
        .findings();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          disclosure.rules@issued       | -                  | -  | ERROR 2021.disclosure.rules@issued.not-applicable
          disclosure.rules@isued        | -                  | -  | ERROR 2021.disclosure.rules@isued.unknown
          disclosure                    | -                  | -  | ERROR 2021.disclosure.heading
          -                             | disclosure.rule    | -  | ERROR 2021.disclosure.rule.unknown
          -                             | -                  | disclosure.charges@amount | ERROR 2021.disclosure.charges@amount.unit-fixed
          """)
  void remarksThatFitNothingAreRefused(
      String struckOut, String noted, String measured, String expected) {
    ReceivedRemarks remarks =
        new ReceivedRemarks(
            noted.equals("-") ? Map.of() : Map.of(noted, "注"),
            struckOut.equals("-") ? List.of() : List.of(struckOut),
            measured.equals("-") ? Map.of() : Map.of(measured, "元"));
    List<Finding> findings = remarked(Forms.E2021, Forms.clean(Forms.E2021), remarks);
    assertTrue(
        findings.stream().anyMatch(f -> (f.severity() + " " + f.rule()).equals(expected)),
        findings.toString());
  }

  @Test
  void whatIsStruckOutIsNotBlankButMentioned() {
    List<String> rules = List.of("disclosure.rules@issued", "disclosure.rules@repealed");
    List<Finding> findings =
        remarked(
            Forms.E2021,
            Forms.cleanBut(
                Forms.E2021, "disclosure.rules@issued=blank,disclosure.rules@repealed=blank"),
            new ReceivedRemarks(Map.of(), rules, Map.of()));
    assertEquals(
        List.of("NOTICE 2021.disclosure.not-applicable 2"),
        findings.stream()
            .map(f -> f.severity() + " " + f.rule() + " " + f.cells().size())
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "12.5,,VERIFY 2019.disclosure.procurement@amount.unit",
    "12.5,万元,",
    "12.5,美元,ERROR 2019.disclosure.procurement@amount.unit-unknown",
    "0,,"
  })
  void anAmountWithoutItsMeasureIsAskedAbout(String amount, String measure, String expected) {
    String cell = "disclosure.procurement@amount";
    List<String> rules =
        remarked(
                Forms.E2019,
                Forms.cleanBut(Forms.E2019, cell + "=" + amount),
                new ReceivedRemarks(
                    Map.of(), List.of(), measure == null ? Map.of() : Map.of(cell, measure)))
            .stream()
            .map(finding -> finding.severity() + " " + finding.rule())
            .toList();
    assertEquals(expected == null ? List.of() : List.of(expected), rules);
  }

  /** A recorded sheet says the same when it is read again. */
  @Test
  void remarksAreKeptWithTheSheet() {
    ReceivedRemarks remarks =
        new ReceivedRemarks(
            Map.of("disclosure.normative-documents@issued", "其中修订16件"),
            List.of("disclosure.rules@issued"),
            Map.of());
    Map<String, Entry> entries =
        Forms.cleanBut(
            Forms.E2021, "disclosure.rules@issued=blank,disclosure.normative-documents@issued=22");
    Checked checked =
        Checks.check(new ReceivedSheet(Forms.E2021, entries, remarks, Forms.SIGNED, Map.of()));
    assertEquals(checked.findings(), Checks.recheck(checked.sheet(), Forms.SIGNED, Map.of()));
    assertEquals(remarks, ReceivedRemarks.of(checked.sheet().remarks()));
  }

  /** Blanked totals count for what they were; of a blank sheet nothing follows. */
  @Test
  void totalsLeftBlankCountForTheirParts() {
    for (String name : List.of("2023-suqian", "2024-suqian", "2024-huaian")) {
      Sheet full = Forms.check(Forms.E2021, Forms.published(name), Background.NONE).sheet();
      Map<String, Entry> entries = Forms.published(name);
      entries.keySet().removeIf(code -> code.endsWith("@total"));
      Sheet bare = Forms.check(Forms.E2021, entries, Background.NONE).sheet();
      entries.keySet().removeIf(code -> code.startsWith("requests.total@"));
      Sheet barer = Forms.check(Forms.E2021, entries, Background.NONE).sheet();
      for (Cell cell : Forms.E2021.printedCells()) {
        BigDecimal number = full.number(cell);
        assertEquals(number, bare.counting()[cell.index()], cell.toString());
        assertEquals(number, barer.counting()[cell.index()], cell.toString());
      }
      for (String column : COLUMNS.split(",", -1)) {
        BigDecimal parts = BigDecimal.ZERO;
        for (String row : List.of("no-supplement", "no-payment", "other")) {
          Cell part = Forms.E2021.findCell("requests.other." + row + "@" + column).orElseThrow();
          parts = parts.add(full.number(part));
        }
        Cell whole = Forms.E2021.findCell("requests.other@" + column).orElseThrow();
        assertEquals(parts, full.counting()[whole.index()]);
        assertEquals(parts, barer.counting()[whole.index()]);
      }
    }
    assertEquals(Map.of(), Forms.check(Forms.E2021, Map.of(), Background.NONE).sheet().derived());
    assertEquals(Map.of(), Forms.check(Forms.clean()).sheet().derived());
  }
}
