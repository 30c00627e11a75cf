package tongbao.reading.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.reading.document.UnreadableDocumentException.Reason;

/** Files made to exhaust whoever reads them. */
class HostileFilesTest {

  private static final String PDF = DocumentKind.PDF.mediaType();
  private static final int MUCH = 19 << 20;

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text, int length) {
    return ascii(text.repeat(length / text.length()));
  }

  /** A .docx that holds gigabytes of zeros as the named entry. */
  private static byte[] bomb(String entry, long size) {
    byte[] file = Files.docx(document -> document.createParagraph());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(entry));
      Files.zeros(size).transferTo(out);
      out.closeEntry();
      if (file.length > 0) {
        out.putNextEntry(new ZipEntry("[Content_Types].xml"));
        out.write(ascii("<Types/>"));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] manyEntries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 50_000; i++) {
      entries.put("p" + i + ".xml", new byte[0]);
    }
    return Files.zip(entries);
  }

  private static byte[] manyPages() {
    byte[][] contents = new byte[10_000][];
    Arrays.fill(contents, ascii(PdfSamples.at(60, 700, 12, "22")));
    return PdfSamples.pages("", contents);
  }

  /** Pages that draw forms that draw forms: 10 to the power of 8 forms. */
  private static byte[] formsWithinForms() {
    PdfSamples pdf =
        new PdfSamples()
                .object("<< /Type /Catalog /Pages 2 0 R >>")
                .object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>")
                .object(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
                        + " /Resources << /XObject << /X 5 0 R >> >> >>")
                .stream("", ascii("/X Do\n"));
    for (int i = 5; i < 13; i++) {
      pdf.stream(
          "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X "
              + (i + 1)
              + " 0 R >> >>",
          ascii("/X Do\n", 60));
    }
    return pdf.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", ascii("q Q\n", 4000))
        .end("");
  }

  private static byte[] xrefBomb(String filter, String parameters) {
    byte[] packed = PdfSamples.deflate(new byte[1 << 20], 200);
    PdfSamples pdf =
        new PdfSamples()
            .object("<< /Type /Catalog /Pages 2 0 R >>")
            .object("<< /Type /Pages /Count 0 /Kids [] >>");
    pdf.stream(
        "/Type /XRef /W [1 2 1] /Size 9 /Root 1 0 R /Filter " + filter + " " + parameters, packed);
    return pdf.raw("startxref\n" + 120 + "\n%%EOF\n").end("");
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        refused("a zip bomb", () -> bomb("word/document.xml", 256L << 20), Files.DOCX),
        refused("a bomb of relations", () -> bomb("_rels/.rels", 256L << 20), Files.XLSX),
        refused("50 000 entries", HostileFilesTest::manyEntries, Files.DOCX),
        refused("too many bytes", () -> ascii("x\n", 21 << 20), "text/plain"),
        refused("a line of 19 MiB", () -> ascii("x", MUCH), "text/plain"),
        refused("10 million lines", () -> ascii("\n", MUCH), "text/plain"),
        refused("a pipe table without end", () -> pipes(), "text/markdown"),
        refused("a field of 19 MiB", () -> ascii("x", MUCH), "text/csv"),
        refused("fields without end", () -> ascii(",", MUCH), "text/csv"),
        refused("a quote without end", () -> ascii("\"" + "a,\n".repeat(6 << 20)), "text/csv"),
        refused("19 MiB of tags", () -> ascii("<a>", MUCH), "text/html"),
        refused("a page of 19 MiB", () -> ascii("<p>" + "x ".repeat(9 << 20)), "text/html"),
        refused(
            "a cell without end", () -> ascii("<table><td>" + "x".repeat(1 << 20)), "text/html"),
        refused(
            "text far out",
            () ->
                Files.xlsxSheet(
                    "<sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"
                        + "</sheetData>"),
            Files.XLSX),
        refused(
            "a row without end",
            () -> Files.xlsxSheet("<sheetData><row>" + "<c><v>1</v></c>".repeat(200_000)),
            Files.XLSX),
        refused(
            "elements 100 000 deep",
            () -> Files.docxBody("<w:sdt>".repeat(100_000) + "</w:sdt>".repeat(100_000)),
            Files.DOCX),
        refused(
            "tables 200 deep", () -> Files.docxBody("<w:tbl><w:tr><w:tc>".repeat(200)), Files.DOCX),
        refused(
            "a laugh of attributes",
            () -> Files.docxBody("<w:p a=\"" + "&#65;".repeat(200_000) + "\"/>"),
            Files.DOCX,
            Reason.NO_TEXT),
        refused("10 000 pages", HostileFilesTest::manyPages, PDF),
        refused(
            "a page of 256 MiB",
            () ->
                PdfSamples.pages(
                    "/Filter /FlateDecode", PdfSamples.deflate(new byte[1 << 20], 256)),
            PDF),
        refused(
            "a picture as a page",
            () ->
                PdfSamples.pages(
                    "/Filter /CCITTFaxDecode /DecodeParms << /Columns 60000" + " /Rows 60000 >>",
                    ascii("x")),
            PDF,
            Reason.NO_TEXT),
        refused("a table of places that unpacks", () -> xrefBomb("/FlateDecode", ""), PDF),
        refused("the same in an array", () -> xrefBomb("[/Fl#61teDecode /LZWDecode]", ""), PDF));
  }

  private static byte[] pipes() {
    return ascii("|a|\n|-|\n" + "|1|\n".repeat(4 << 20));
  }

  private static Arguments refused(String name, Supplier<byte[]> file, String type) {
    return refused(name, file, type, Reason.TOO_LARGE);
  }

  private static Arguments refused(String name, Supplier<byte[]> file, String type, Reason reason) {
    return Arguments.of(name, file, type, reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isRefused(String name, Supplier<byte[]> file, String type, Reason reason) {
    byte[] bytes = file.get();
    UnreadableDocumentException refusal =
        assertThrows(UnreadableDocumentException.class, () -> Files.open(bytes, type), name);
    assertEquals(reason, refusal.reason(), refusal::toString);
  }

  @Test
  void aPageNestedDeepIsReadFlatly() {
    byte[] page = ascii("<div>".repeat(100_000) + "22");
    assertEquals("22\n", Files.shown(Files.open(page, "text/html")));
  }

  @Test
  void tablesNestedDeepRunOutOfTimeWithinTheParser() {
    Limits hurried = Limits.DEFAULT.within(Duration.ofMillis(100));
    byte[] page = ascii("<table><tr><td>".repeat(48_000));
    UnreadableDocumentException refusal =
        assertThrows(
            UnreadableDocumentException.class,
            () -> new Documents(hurried).open(page, "text/html"));
    assertEquals(Reason.TOO_SLOW, refusal.reason(), refusal::toString);
  }

  @Test
  void formsThatDrawFormsRunOutOfTime() {
    Limits hurried = Limits.DEFAULT.within(Duration.ofMillis(1500));
    UnreadableDocumentException refusal =
        assertThrows(
            UnreadableDocumentException.class,
            () -> new Documents(hurried).open(formsWithinForms(), PDF));
    assertEquals(Reason.TOO_SLOW, refusal.reason(), refusal::toString);
  }
}
