package tongbao.reading.document;

import java.io.IOException;
import java.io.Writer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import tongbao.edition.Text;

/** The text layer of a PDF, line by line as it is seen on the page. */
final class PdfFile {

  static final Text PAGES = new Text("页数", "the number of pages");

  static {
    FontMappers.set(new BundledFonts());
  }

  private PdfFile() {}

  static void take(byte[] bytes, Assembly assembly) {
    byte[] pdf = PdfGuard.disarm(bytes, assembly);
    try (PDDocument document = Loader.loadPDF(new WatchedBytes(pdf, assembly.watch()))) {
      if (document.isEncrypted()) {
        throw Unreadable.locked();
      }
      int pages = Assembly.counted(document.getNumberOfPages(), assembly.limits().pages(), PAGES);
      if (pages == 0) {
        throw Unreadable.corrupt(DocumentKind.PDF);
      }
      new PdfLines(assembly).writeText(document, Writer.nullWriter());
    } catch (InvalidPasswordException e) {
      throw Unreadable.locked();
    } catch (UnreadableDocumentException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Damaged files reach PDFBox's own assumptions as any kind of exception.
      throw Unreadable.corrupt(DocumentKind.PDF);
    }
  }
}
