package tongbao.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.check.Finding;
import tongbao.check.Severity;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.sheet.Sheet;

/** The sentences are those of published reports, or made as they are. */
class ProseFiguresTest {

  private static final Editions EDITIONS = Editions.load(ProseFiguresTest.class.getClassLoader());

  private static final Map<String, Integer> SUQIAN_2023 =
      Map.ofEntries(
          Map.entry("requests.new@natural-person", 3402),
          Map.entry("requests.carried-in@natural-person", 91),
          Map.entry("requests.new@business", 99),
          Map.entry("requests.new@public-benefit", 4),
          Map.entry("requests.new@legal-services", 5),
          Map.entry("requests.new@other", 1),
          Map.entry("requests.new@total", 3511),
          Map.entry("requests.carried-in@business", 3),
          Map.entry("requests.carried-in@legal-services", 2),
          Map.entry("requests.carried-in@total", 96),
          Map.entry("requests.granted@total", 1191),
          Map.entry("requests.partly-granted@total", 328),
          Map.entry("requests.refused.banned-by-law@total", 27),
          Map.entry("requests.refused.public-safety@total", 6),
          Map.entry("requests.refused.third-party-rights@total", 38),
          Map.entry("requests.refused.internal@total", 20),
          Map.entry("requests.refused.process@total", 9),
          Map.entry("requests.refused.case-file@total", 21),
          Map.entry("requests.refused.query@total", 21),
          Map.entry("requests.unavailable.not-held@total", 1047),
          Map.entry("requests.unavailable.must-create@total", 28),
          Map.entry("requests.unavailable.unclear@total", 3),
          Map.entry("requests.not-processed.petition@total", 305),
          Map.entry("requests.not-processed.repeat@total", 39),
          Map.entry("requests.not-processed.excessive@total", 58),
          Map.entry("requests.not-processed.reconfirm@total", 4),
          Map.entry("requests.other.no-supplement@total", 40),
          Map.entry("requests.other.no-payment@total", 10),
          Map.entry("requests.other.other@total", 291),
          Map.entry("requests.total@total", 3486),
          Map.entry("requests.carried-out@total", 121),
          Map.entry("reconsideration@upheld", 309),
          Map.entry("reconsideration@pending", 26),
          Map.entry("reconsideration@total", 440),
          Map.entry("litigation.direct@upheld", 1),
          Map.entry("litigation.direct@total", 24),
          Map.entry("litigation.after-reconsideration@upheld", 13),
          Map.entry("litigation.after-reconsideration@total", 89));

  private static final String SUQIAN_TEXT =
      "全市全年共收办政府信息公开申请案件3607件(市政府349件、市各有关部门933件、沭阳县477件),同比增长70.3%,"
          + "其中,自然人申请3493件,法人或其他组织申请114件;予以公开1191件、部分公开328件、不予公开142件、"
          + "无法提供1078件、不予处理406件、作其他处理(含申请人主动撤回申请)341件、转下年度办理121件。";

  @Test
  void whatASentenceStatesIsFoundAndAgrees() {
    ProseFigures.Result outcome = compare(SUQIAN_TEXT);
    assertEquals(List.of(), outcome.findings());
    assertEquals(
        List.of(
            "requests.new@total=3607",
            "requests.new@natural-person=3493",
            "requests.new=114",
            "requests.carried-out@total=121",
            "requests.granted@total=1191",
            "requests.partly-granted@total=328",
            "requests.refused=142",
            "requests.unavailable=1078",
            "requests.not-processed=406",
            "requests.other=341"),
        figures(outcome));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2023年，全市受理政府信息公开申请３５１１件。                     | requests.new@total=3511
          全市共收到公民、法人和其他组织提出的政府信息公开申请3,607件。   | requests.new@total=3607
          本年新收政府信息公开申请3511件，上年度结转申请96件，答复3486件。 | requests.new@total=3511,requests.total@total=3486,requests.carried-in@total=96
          受理政府信息公开申请0.36万件。                                  | requests.new@total=3600
          答复政府信息公开申请3486件(含上年度结转申请96件,另有121件顺延到下年度答复)。 | requests.total@total=3486,requests.carried-in@total=96,requests.carried-out@total=121
          政府信息公开行政复议440件，其中结果维持309件，尚未审结26件。     | reconsideration@total=440,reconsideration@upheld=309,reconsideration@pending=26
          因政府信息公开被提起行政诉讼113件，其中结果维持14件。            | litigation=113,litigation@upheld=14
          政府信息公开行政诉讼案件113件，未经复议直接起诉24件，其中维持1件，复议后起诉89件。 | litigation=113,litigation.direct@total=24,litigation.direct@upheld=1,litigation.after-reconsideration@total=89
          """)
  void whatAgreesIsListed(String text, String figures) {
    ProseFigures.Result outcome = compare(text);
    assertEquals(List.of(), outcome.findings());
    assertEquals(figures, String.join(",", figures(outcome)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2023年受理政府信息公开申请17件，均已答复。                 | requests.new@total        | 3511 | 17
          对政府信息公开申请，不予公开143件。                         | requests.refused          | 142  | 143
          备案政府信息依申请公开领域行政复议案件134件,行政诉讼案件113件。 | reconsideration@total  | 440  | 134
          政府信息公开行政复议440件，行政诉讼57件。                   | litigation                | 113  | 57
          2023年受理政府信息公开申请0.9万件。                         | requests.new@total        | 3511 | 9000
          """)
  void whatDiffersIsAskedAbout(String text, String cell, BigDecimal table, BigDecimal stated) {
    List<Finding> findings = compare(text).findings();
    assertEquals(1, findings.size(), findings.toString());
    Finding finding = findings.get(0);
    assertEquals("2021.prose." + cell, finding.rule());
    assertEquals(Severity.VERIFY, finding.severity());
    assertEquals(0, table.compareTo(finding.expected()));
    assertEquals(0, stated.compareTo(finding.actual()));
    assertTrue(finding.message().zh().contains("第1行"), finding.message().zh());
    assertTrue(finding.message().en().contains("line 1"), finding.message().en());
  }

  /** Each of these speaks of something else, or not surely of the cell. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022年，全市受理政府信息公开申请2118件。",
        "政府信息公开申请比上年增加20件。",
        "上年同期收到政府信息公开申请2118件。",
        "受理政府信息公开申请近3600件。",
        "受理政府信息公开申请3600余件。",
        "受理政府信息公开申请，其中市政府收到申请349件。",
        "通过网络收到政府信息公开申请30件。",
        "市本级受理政府信息公开申请349件。",
        "全市办理行政复议案件9000件，行政诉讼案件300件。",
        "政府信息公开行政复议、行政诉讼案件共3件。",
        "没有发生政府信息公开行政复议、诉讼案件。",
        "行政复议机关维持政府信息公开答复5件。",
        "主动公开政府信息12345条，新闻发布会予以公开5次。",
        "规范性文件予以公开12件。",
        "自2008年以来，累计受理政府信息公开申请90000件。",
        "政府信息公开申请答复率100%，满意3件。",
      })
  void whatMayMeanSomethingElseIsPassedOver(String text) {
    ProseFigures.Result outcome = compare(text);
    assertEquals(List.of(), outcome.findings());
    assertEquals(List.of(), outcome.agreeing());
  }

  @Test
  void aFigureOfSomeBodiesIsNoDifferenceWhereAnotherAgrees() {
    ProseFigures.Result outcome = compare("全市受理政府信息公开申请3511件。", "市政府办受理政府信息公开申请17件。");
    assertEquals(List.of(), outcome.findings());
    assertEquals(1, outcome.agreeing().size());
  }

  @Test
  void sentencesAreReadOverLines() {
    ProseFigures.Result outcome = compare("一、总体情况", "2023 年，全市受理政府信息公", "开申请 17", "件，均已答复。");
    assertTrue(outcome.findings().get(0).message().zh().contains("第2行"));
  }

  @Test
  void theSentenceOnFeesIsKept() {
    ProseFigures.Fees fees =
        compare("六、其他需要报告的事项", "2023年对25件政府信息公开申请案件收取了信息处理费2,950元。其中,某局1件,收取420元")
            .fees()
            .orElseThrow();
    assertEquals(new BigDecimal(2950), fees.amount());
    assertEquals("2023年对25件政府信息公开申请案件收取了信息处理费2,950元。", fees.sentence());
    assertEquals(Place.line(2), fees.place());
    assertTrue(compare("本年未收取信息处理费。").fees().orElseThrow().amount() == null);
    assertTrue(compare("本年没有其他事项。").fees().isEmpty());
  }

  @Test
  void theOldFormHasItsOwnCells() {
    Edition form = EDITIONS.get("2014");
    ProseFigures.Result outcome =
        ProseFigures.compare(
            lines("至2016年底，我局通过门户网站主动公开信息累计353条，涵盖机构领导等类别。", "收到政府信息公开申请2件。"),
            sheet(form, Map.of("disclosure.items", 353, "requests.received", 0)),
            2016);
    assertEquals(List.of("disclosure.items=353"), figures(outcome));
    assertEquals("2014.prose.requests.received", outcome.findings().get(0).rule());
  }

  private static ProseFigures.Result compare(String... text) {
    return ProseFigures.compare(lines(text), sheet(EDITIONS.get("2021"), SUQIAN_2023), 2023);
  }

  private static List<Block.Line> lines(String... text) {
    List<Block.Line> lines = new ArrayList<>();
    for (String line : text) {
      lines.add(new Block.Line(Place.line(lines.size() + 1), line));
    }
    return lines;
  }

  /** Zeros but for some cells. */
  private static Sheet sheet(Edition form, Map<String, Integer> cells) {
    BigDecimal[] numbers =
        form.cells().stream()
            .map(cell -> cell.alternative() ? null : cells.getOrDefault(cell.code().value(), 0))
            .map(number -> number == null ? null : new BigDecimal(number))
            .toArray(BigDecimal[]::new);
    return Sheet.of(form, numbers);
  }

  private static List<String> figures(ProseFigures.Result outcome) {
    return outcome.agreeing().stream().map(each -> each.name() + "=" + each.stated()).toList();
  }
}
