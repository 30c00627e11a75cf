package tongbao.reading.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.reading.document.UnreadableDocumentException.Reason;

/** Files that are not what they are said to be, or not what is read; each says what to do. */
class RefusedFilesTest {

  private static final String PDF = DocumentKind.PDF.mediaType();

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] docx() {
    return Files.docx(document -> document.createParagraph().createRun().setText("报告"));
  }

  private static byte[] xlsx() {
    return Files.xlsx(
        workbook -> workbook.createSheet().createRow(0).createCell(0).setCellValue(1));
  }

  private static byte[] xls() throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      workbook.createSheet();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] encrypted() throws IOException, GeneralSecurityException {
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream out = encryptor.getDataStream(container)) {
        out.write(xlsx());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      container.writeFilesystem(bytes);
      return bytes.toByteArray();
    }
  }

  static Stream<Arguments> refused() throws IOException, GeneralSecurityException {
    byte[] pdf = PdfSamples.page(PdfSamples.at(60, 700, 12, "22"));
    byte[] contentTypes =
        ascii(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType="
                + "\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType="
                + "\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>");
    return Stream.of(
        Arguments.of(pdf, "text/plain", Reason.WRONG_TYPE, "PDF"),
        Arguments.of(pdf, Files.DOCX, Reason.WRONG_TYPE, "PDF"),
        Arguments.of(docx(), PDF, Reason.WRONG_TYPE, "Office"),
        Arguments.of(docx(), Files.XLSX, Reason.WRONG_TYPE, ".docx"),
        Arguments.of(xlsx(), Files.DOCX, Reason.WRONG_TYPE, ".xlsx"),
        Arguments.of(xlsx(), "text/csv", Reason.WRONG_TYPE, "Office"),
        Arguments.of(ascii("<!DOCTYPE html><p>x"), "text/plain", Reason.WRONG_TYPE, "HTML"),
        Arguments.of(ascii("<html><table></table>"), "text/csv", Reason.WRONG_TYPE, "HTML"),
        Arguments.of(ascii("收到 22 件"), "text/html", Reason.WRONG_TYPE, "plain text"),
        Arguments.of(ascii("收到 22 件"), PDF, Reason.WRONG_TYPE, "plain text"),
        Arguments.of(ascii("a\0\1\2b"), "text/plain", Reason.WRONG_TYPE, "binary"),
        Arguments.of(ascii("GIF89a..."), "text/plain", Reason.WRONG_TYPE, "picture"),
        Arguments.of(
            Files.zip(Map.of("a.txt", ascii("x"))), Files.DOCX, Reason.WRONG_TYPE, "packed file"),
        Arguments.of(
            Files.zip(Map.of("OFD.xml", ascii("<a/>"))), Files.DOCX, Reason.OLD_FORMAT, "OFD"),
        Arguments.of(
            Files.zip(Map.of("mimetype", ascii("x"), "content.xml", ascii("<a/>"))),
            Files.XLSX,
            Reason.OLD_FORMAT,
            "OpenDocument"),
        Arguments.of(xls(), Files.XLSX, Reason.OLD_FORMAT, ".xlsx"),
        Arguments.of(xls(), "text/csv", Reason.OLD_FORMAT, ".xlsx"),
        Arguments.of(ascii("{\\rtf1 x}"), Files.DOCX, Reason.OLD_FORMAT, "RTF"),
        Arguments.of(encrypted(), Files.XLSX, Reason.PROTECTED, "password"),
        Arguments.of(
            Files.replaced(docx(), "[Content_Types].xml", contentTypes),
            Files.DOCX,
            Reason.MACROS,
            "macros"),
        Arguments.of(
            Files.replaced(xlsx(), "xl/vbaProject.bin", new byte[9]),
            Files.XLSX,
            Reason.MACROS,
            "macros"),
        Arguments.of(Arrays.copyOf(docx(), 700), Files.DOCX, Reason.CORRUPT, ".docx"),
        Arguments.of(Arrays.copyOf(pdf, 300), PDF, Reason.CORRUPT, "PDF"),
        Arguments.of(
            Files.replaced(docx(), "word/document.xml", ascii("<w:document>")),
            Files.DOCX,
            Reason.CORRUPT,
            ".docx"),
        Arguments.of(new byte[0], "text/plain", Reason.NO_TEXT, "nothing"),
        Arguments.of(ascii(" \n\n"), "text/plain", Reason.NO_TEXT, "nothing"),
        Arguments.of(
            Files.xlsx(workbook -> workbook.createSheet()), Files.XLSX, Reason.NO_TEXT, "nothing"),
        Arguments.of(ascii("x"), "application/msword", Reason.UNSUPPORTED_TYPE, "text/plain"),
        Arguments.of(ascii("x"), "", Reason.UNSUPPORTED_TYPE, "text/plain"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedWithTheReasonAndTheWayOut(
      byte[] file, String type, Reason reason, String mentioned) {
    UnreadableDocumentException refusal =
        assertThrows(UnreadableDocumentException.class, () -> Files.open(file, type));
    assertEquals(reason, refusal.reason(), refusal::toString);
    assertTrue(Files.words(refusal).contains(mentioned), () -> Files.words(refusal));
    assertFalse(Files.words(refusal).contains("{}"), () -> Files.words(refusal));
  }

  @Test
  void nothingIsFetchedAndNoEntityIsResolved() {
    String entity =
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
    UnreadableDocumentException refusal =
        assertThrows(
            UnreadableDocumentException.class,
            () ->
                Files.open(Files.replaced(docx(), "word/document.xml", ascii(entity)), Files.DOCX));
    assertEquals(Reason.CORRUPT, refusal.reason());
    assertTrue(Files.words(refusal).contains("DTD"), () -> Files.words(refusal));
  }

  @Test
  void anInterruptEndsTheWork() {
    Thread.currentThread().interrupt();
    try {
      UnreadableDocumentException refusal =
          assertThrows(
              UnreadableDocumentException.class,
              () -> Files.open("行\n".repeat(5000), "text/plain"));
      assertEquals(Reason.TOO_SLOW, refusal.reason());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
