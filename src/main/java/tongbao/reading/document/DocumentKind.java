package tongbao.reading.document;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tongbao.edition.Text;

/** The kinds of documents that are taken apart. */
public enum DocumentKind {
  PLAIN_TEXT("text/plain", "纯文本", "plain text"),
  MARKDOWN("text/markdown", "Markdown 文本", "Markdown text"),
  HTML("text/html", "网页（HTML）", "a web page (HTML)"),
  CSV("text/csv", "CSV 表格", "a CSV table"),
  WORD(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "Word 文档（.docx）",
      "a Word document (.docx)"),
  WORKBOOK(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Excel 工作簿（.xlsx）",
      "an Excel workbook (.xlsx)"),
  PDF("application/pdf", "PDF 文件", "a PDF file");

  private final String mediaType;
  private final String zh;
  private final String en;

  DocumentKind(String mediaType, String zh, String en) {
    this.mediaType = mediaType;
    this.zh = zh;
    this.en = en;
  }

  /** The media type it is declared by, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** What people call it. */
  public Text label() {
    return new Text(zh, en);
  }

  /** The kind a media type declares, whatever its case. */
  public static Optional<DocumentKind> of(String mediaType) {
    String wanted = mediaType.strip().toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(kind -> kind.mediaType.equals(wanted)).findFirst();
  }
}
