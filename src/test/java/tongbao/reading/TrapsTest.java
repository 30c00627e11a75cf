package tongbao.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.edition.Cell;
import tongbao.reading.document.Documents;
import tongbao.reading.document.Limits;

/**
 * Small changes of a report after which a figure no longer says what it said: each was once read as
 * a plain number. The cell has to be unread or doubted now, and is right without the change.
 */
class TrapsTest {

  private static final Documents DOCUMENTS = new Documents(Limits.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # another unit of money than the form's
          2021-lines.txt | （单位：万元）        | （单位：元）           | disclosure.charges@amount
          2021-html.html | （单位：万元）        | （单位：亿元）         | disclosure.charges@amount
          2021-html.html | >59237.2449<          | >59237.2449（元）<     | disclosure.charges@amount
          # more than a number
          2021-lines.txt | 行政许可 1808595      | 行政许可 181 万件      | disclosure.licences@decisions
          2021-lines.txt | 行政许可 1808595      | 行政许可 180 多万      | disclosure.licences@decisions
          2021-lines.txt | 行政许可 1808595      | 行政许可 59 ％         | disclosure.licences@decisions
          2021-lines.txt | 行政许可 1808595      | 行政许可 20、163       | disclosure.licences@decisions
          2021-html.html | >1808595<             | >180（万）<            | disclosure.licences@decisions
          2021-html.html | >1808595<             | >1.808<                | disclosure.licences@decisions
          2021-html.html | >1808595<             | >180½<                 | disclosure.licences@decisions
          2019-html.html | >328<                 | >328（减少）<          | disclosure.licences@items-change
          # the figures of another row
          2021-html.html | >1808595</td></tr>    | ></td></tr><tr><td>其他</td><td colspan="3">300</td></tr> | disclosure.licences@decisions
          2021-lines.txt | 行政许可 1808595      | 行政许可 1808595§行政许可 77 | disclosure.licences@decisions
          # columns in another order
          2021-lines.txt | 自然人 法人或其他组织 总计§商业企业 科研机构 社会公益组织 法律服务机构 其他 | 商业企业 科研机构 社会公益组织 法律服务机构 其他 自然人 总计 | requests.new@business
          2021-lines.txt | 法律服务机构 其他     | 其他 法律服务机构      | requests.new@other
          2021-lines.txt | 行政复议 行政诉讼§未经复议直接起诉 复议后起诉 | 行政诉讼 行政复议§复议后起诉 未经复议直接起诉 | reconsideration@upheld
          # two lines where the form has one
          2021-lines.txt | 309 17 88 26 440 1 1 16 6 24 13 0 67 9 89 | 309 17 88 26 440 1 1 16 6 24 13 0 67 9 89§上年§1 2 3 4 10 1 1 1 1 4 1 1 1 1 4 | reconsideration@upheld
          # a number parted by a blank, and a zero left out
          2021-lines.txt | 3402 99 0 4 5 1 3511  | 3402 99 4 5 1 3 511    | requests.new@research
          """)
  void isNotTakenForTheNumber(String file, String from, String to, String code) throws IOException {
    String report = resource(file);
    assertTrue(report.contains(lines(from)), from);
    BigDecimal right = number(report, file, code);
    assertTrue(right != null, code + " is read without the change");
    assertEquals(null, number(report.replace(lines(from), lines(to)), file, code));
  }

  /** Lines are broken at § here. */
  private static String lines(String text) {
    return text.replace('§', '\n');
  }

  private static BigDecimal number(String report, String file, String code) {
    String type = file.endsWith("html") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
    Document document = DOCUMENTS.open(report.getBytes(StandardCharsets.UTF_8), type).document();
    Reading reading =
        assertInstanceOf(Reading.class, ReportReader.read(document, Texts.EDITIONS, null));
    Cell cell = reading.edition().findCell(code).orElseThrow();
    boolean told =
        reading.unread().contains(cell.code())
            || reading.ambiguous().stream().anyMatch(one -> one.cells().contains(cell.code()));
    BigDecimal number = reading.sheet().number(cell);
    assertTrue(number != null || told, code + " is silently blank");
    return number;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TrapsTest.class.getResourceAsStream("/readings/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
