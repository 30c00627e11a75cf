package tongbao.reading.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.reading.Block;
import tongbao.reading.Place;

class WebPageTest {

  private static String shown(String html) {
    return Files.shown(Files.open(html, "text/html"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "<h1>报告</h1><p>一<br>二 ⏎ 三</p>@'报告|一|二 三|'",
        "<p>一</p><p>&nbsp;</p><p>二</p>@'一||二|'",
        "<div>一<div>二</div>三</div>@'一|二|三|'",
        "<ul><li>一<li>二</ul>@'一|二|'",
        "<p>见<span style='display: none'>9</span><b hidden>8</b><script>7</script>6</p>@'见6|'",
        "<p>共22<sup>①</sup>件</p>@'共22[①]件|'",
        "<p>H<sub>2</sub>O</p>@'H[2]O|'",
        "<p><del>21</del>22</p>@'22|'",
        "<pre>甲  1⏎乙  2</pre>@'甲  1|乙  2|'",
        "<p>a&lt;b &#20013;</p>@'a<b 中|'",
      })
  void textIsReadAsShown(String html, String lines) {
    assertEquals(lines.replace('|', '\n'), shown(html.replace('⏎', '\n')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2</table>"
            + "#[1,1+2x1=甲 1,2+1x2=乙 2,2=1 2,3=2]",
        "<table><tr><th rowspan=0>甲<td>乙<tr><td>1<tr><td>2</table>"
            + "#[1,1+3x1=甲 1,2=乙 2,2=1 3,2=2]",
        "<table><tr><td colspan=9>题<tr><td>甲<td>1</table>#[1,1+1x2=题 2,1=甲 2,2=1]",
        "<table><tr><td rowspan=100000000>甲<td colspan=99999999999999>乙<tr><td>1</table>"
            + "#[1,1+2x1=甲 1,2=乙 2,2=1]",
        "<table><tr><td rowspan=-1 colspan=x>甲<td>乙</table>#[1,1=甲 1,2=乙]",
        "<table><tr><td>甲<td><p>2</p><p>2</p><tr><td>乙<td></table>"
            + "#[1,1=甲 1,2=2\\n2 2,1=乙 2,2=]",
        "<table><tbody><tr style='display:none'><td>9<td>9<tr><td>1<td>2</table>#[1,1=1 1,2=2]",
        "<table><tr><td>甲<td>乙<td>丙<tr><td>1<td><table><tr><td>2</table><td>3</table>"
            + "#[1,1=甲 1,2=乙 1,3=丙 2,1=1 2,2=2 2,3=3]",
      })
  void cellsStandInAGrid(String html, String table) {
    assertEquals(table + "\n", shown(html));
  }

  @Test
  void aTableThatArrangesThePageIsReadInOrder() {
    String data = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>";
    assertEquals(
        "导航\n标题\n[1,1=甲 1,2=1 2,1=乙 2,2=2]\n落款\n",
        shown("<table><tr><td>导航<td><p>标题</p>" + data + "<tr><td colspan=2>落款</table>"));
    assertEquals("只有一格\n", shown("<table><tr><td>只有一格</table>"));
  }

  @Test
  void tablesAreCountedOverThePage() {
    String data = "<table><caption>表题</caption><tr><td>甲<td>1<tr><td>乙<td>2</table>";
    Opened opened = Files.open(data + "<p>又</p>" + data, "text/html");
    Block.Table second = (Block.Table) opened.document().blocks().get(4);
    assertEquals(Place.cell(null, 2, 2, 2), second.placeOf(second.cells().get(3)));
  }
}
