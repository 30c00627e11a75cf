package tongbao.reading.document;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import tongbao.reading.Place;

/** Lines of a PDF as PDFTextStripper finds them, handed on page by page. */
final class PdfLines extends PDFTextStripper {

  /** What is so much smaller than the rest of its word is a note's mark. */
  private static final float SMALL = 0.75f;

  private final Assembly assembly;
  private final StringBuilder line = new StringBuilder();
  private int page;
  private int lineOfPage;
  private int positions;

  PdfLines(Assembly assembly) {
    this.assembly = assembly;
    setSortByPosition(true);
    setSuppressDuplicateOverlappingText(true);
    setPageEnd("");
    setParagraphEnd("");
    setArticleEnd("");
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    assembly.watch().step();
    super.processOperator(operator, operands);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    assembly.watch().step();
    positions =
        Assembly.counted(positions + 1, assembly.limits().characters(), Assembly.CHARACTERS);
    super.processTextPosition(text);
  }

  @Override
  protected void startPage(PDPage of) {
    assembly.watch().look();
    page = Assembly.counted(page + 1, assembly.limits().pages(), PdfFile.PAGES);
    lineOfPage = 0;
  }

  @Override
  protected void endPage(PDPage of) {
    writeLineSeparator();
  }

  @Override
  protected void writeString(String text, List<TextPosition> letters) {
    float largest = 0;
    float smallest = Float.MAX_VALUE;
    for (TextPosition letter : letters) {
      largest = Math.max(largest, letter.getFontSizeInPt());
      smallest = Math.min(smallest, letter.getFontSizeInPt());
    }
    if (smallest >= SMALL * largest) {
      append(text);
      return;
    }
    boolean raised = false;
    for (TextPosition letter : letters) {
      boolean small = letter.getFontSizeInPt() < SMALL * largest;
      if (small != raised) {
        append(small ? "[" : "]");
        raised = small;
      }
      append(letter.getUnicode());
    }
    append(raised ? "]" : "");
  }

  @Override
  protected void writeString(String text) {
    append(text);
  }

  @Override
  protected void writeCharacters(TextPosition text) {
    append(text.getUnicode());
  }

  @Override
  protected void writeWordSeparator() {
    append(" ");
  }

  @Override
  protected void writeLineSeparator() {
    if (!line.toString().isBlank()) {
      lineOfPage++;
      assembly.line(Place.pageLine(page, lineOfPage), line.toString());
    }
    line.setLength(0);
  }

  @Override
  protected void writePageStart() {}

  @Override
  protected void writePageEnd() {}

  @Override
  protected void writeParagraphStart() {}

  @Override
  protected void writeParagraphEnd() {}

  @Override
  protected void writeParagraphSeparator() {
    writeLineSeparator();
  }

  private void append(String text) {
    assembly.watch().step();
    line.append(text);
    Assembly.counted(line.length(), assembly.limits().lineCharacters(), Assembly.LINE_CHARACTERS);
  }
}
