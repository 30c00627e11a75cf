package tongbao.reading.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import tongbao.reading.Block;
import tongbao.reading.Place;
import tongbao.reading.document.UnreadableDocumentException.Reason;

class PdfFileTest {

  private static final String PDF = DocumentKind.PDF.mediaType();

  @Test
  void linesComeByPageAsTheyAreSeen() {
    String first =
        PdfSamples.at(300, 700, 12, "22")
            + PdfSamples.at(60, 600, 12, "二、处理")
            + PdfSamples.at(60, 700, 12, "一、收到");
    byte[] file =
        PdfSamples.pages(
            "/Filter /FlateDecode",
            PdfSamples.deflate(first.getBytes(StandardCharsets.ISO_8859_1)),
            PdfSamples.deflate(
                PdfSamples.at(60, 700, 12, "page two").getBytes(StandardCharsets.ISO_8859_1)));
    Opened opened = Files.open(file, PDF);
    assertEquals("一、收到 22\n二、处理\npage two\n", Files.shown(opened));
    assertEquals(Place.pageLine(1, 2), ((Block.Line) opened.document().blocks().get(1)).place());
    assertEquals(Place.pageLine(2, 1), ((Block.Line) opened.document().blocks().get(2)).place());
  }

  @Test
  void aRaisedMarkDoesNotJoinTheNumber() {
    assertEquals(
        "22[1] 7\n",
        Files.shown(
            Files.open(
                PdfSamples.page(
                    PdfSamples.at(60, 700, 12, "22")
                        + PdfSamples.at(74, 705, 6, "1")
                        + PdfSamples.at(200, 700, 12, "7")),
                PDF)));
  }

  @Test
  void whatPdfBoxWritesIsRead() throws IOException {
    try (PDDocument document = written()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      assertEquals("total 22\n", Files.shown(Files.open(bytes.toByteArray(), PDF)));
    }
  }

  @Test
  void aPasswordIsAskedForNever() throws IOException {
    try (PDDocument document = written()) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      assertEquals(
          Reason.PROTECTED,
          assertThrows(
                  UnreadableDocumentException.class, () -> Files.open(bytes.toByteArray(), PDF))
              .reason());
    }
  }

  private static PDDocument written() throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      content.newLineAtOffset(60, 700);
      content.showText("total 22");
      content.endText();
    }
    return document;
  }

  @Test
  void aPictureOfAPageIsNoText() {
    assertEquals(
        Reason.NO_TEXT,
        assertThrows(
                UnreadableDocumentException.class,
                () -> Files.open(PdfSamples.page("0 0 595 842 re f\n"), PDF))
            .reason());
  }
}
