package tongbao.reading.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.reading.Block;
import tongbao.reading.Place;
import tongbao.reading.document.UnreadableDocumentException.Reason;

class TextFilesTest {

  @Test
  void linesStayAsTheyAreAndKeepTheirNumbers() {
    Opened opened = Files.open("一\t二\r\n\r\n  三 \n四\r五", "text/plain");
    assertEquals("一\t二\n\n  三 \n四\n五\n", Files.shown(opened));
    Block.Line third = (Block.Line) opened.document().blocks().get(2);
    assertEquals(Place.line(3), third.place());
  }

  @Test
  void pipeTablesAreTablesAndLinesBehindThemKeepTheirNumbers() {
    Opened opened =
        Files.open(
            "前\n| 指标 | 数 |\n|:---|--:|\n| 一\\|二 | 22<br>次 |\n| **三** |\n\n后", "text/markdown");
    assertEquals("前\n[1,1=指标 1,2=数 2,1=一|二 2,2=22\\n次 3,1=三]\n\n后\n", Files.shown(opened));
    Block.Line last = (Block.Line) opened.document().blocks().get(3);
    assertEquals(Place.line(7), last.place());
  }

  @Test
  void pipesAloneMakeNoTable() {
    assertEquals("甲 | 乙\n1 | 2\n", Files.shown(Files.open("甲 | 乙\n1 | 2\n", "text/plain")));
    assertEquals("甲 | 乙\n---\n", Files.shown(Files.open("甲 | 乙\n---\n", "text/plain")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "'指标,数\n收到,22\n'#[1,1=指标 1,2=数 2,1=收到 2,2=22]",
        "'指标;数\n收到;1,234\n'#[1,1=指标 1,2=数 2,1=收到 2,2=1,234]",
        "'指标\t数\n收到\t1,234\n'#[1,1=指标 1,2=数 2,1=收到 2,2=1,234]",
        "'sep=;\n指标;数\n'#[2,1=指标 2,2=数]",
        "'\"甲,\n乙\",\"说\"\"二\"\"\"\n,\"22\"\n'#[1,1=甲,\\n乙 1,2=说\"二\" 2,1= 2,2=22]",
        "'代码,数\n=\"0012\",3'#[1,1=代码 1,2=数 2,1=0012 2,2=3]",
      })
  void aCsvFileIsOneTable(String csv, String shown) {
    assertEquals(shown + "\n", Files.shown(Files.open(csv, "text/csv")));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, text/plain",
    "UTF-8, text/plain;charset=utf-8",
    "UTF-8, text/plain; charset=ISO-8859-1",
    "GB18030, text/plain",
    "GBK, text/plain",
    "GB2312, text/plain; charset=\"GB2312\"",
    "UTF-16, text/plain",
    "UTF-16LE, text/plain; charset=UTF-16LE",
    "Big5, text/plain; charset=big5",
  })
  void theCharacterSetIsFound(String charset, String type) {
    String text = "政府信息公開 22 件";
    String given = charset.startsWith("GB2312") ? text.replace('開', '开') : text;
    byte[] bytes = given.getBytes(Charset.forName(charset));
    // Without a mark or a declaration UTF-16 is no text; zeros within are binary.
    boolean unmarked = charset.equals("UTF-16LE");
    if (unmarked) {
      bytes = ("\uFEFF" + given).getBytes(StandardCharsets.UTF_16LE);
    }
    assertEquals(given + "\n", Files.shown(Files.open(bytes, type)));
  }

  @Test
  void aPageSaysItsCharacterSet() {
    String page = "<html><head><meta charset='gb2312'></head><body><p>总计</p></body></html>";
    byte[] bytes = page.getBytes(Charset.forName("GBK"));
    assertEquals("总计\n", Files.shown(Files.open(bytes, "text/html")));
    assertEquals(
        Reason.UNDECODABLE,
        assertThrows(
                UnreadableDocumentException.class,
                () -> Files.open(bytes, "text/html; charset=utf-8"))
            .reason());
  }

  @Test
  void whatCannotBeDecodedIsRefusedByItsPlace() {
    byte[] broken = {'a', (byte) 0xE6, (byte) 0xFF, (byte) 0xFF, 'b'};
    UnreadableDocumentException refusal =
        assertThrows(UnreadableDocumentException.class, () -> Files.open(broken, "text/plain"));
    assertEquals(Reason.UNDECODABLE, refusal.reason());
    assertTrue(Files.words(refusal).contains("第 2 个字节"), Files.words(refusal));
    UnreadableDocumentException unknown =
        assertThrows(
            UnreadableDocumentException.class,
            () -> Files.open("x", "text/plain; charset=x-klingon"));
    assertTrue(Files.words(unknown).contains("x-klingon"));
  }

  @Test
  void whatWasLostBeforeIsRemarked() {
    assertEquals(1, Files.open("收到\uFFFD 3", "text/plain").remarks().size());
  }
}
