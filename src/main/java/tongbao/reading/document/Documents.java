package tongbao.reading.document;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes published reports apart. Thread-safe; an interrupt of the thread, or the time limit, ends
 * the work with a refusal.
 */
public final class Documents {

  private static final Pattern CHARSET =
      Pattern.compile(
          ";\\s*charset\\s*=\\s*(?:\"([^\"]{0,60})\"|([^;\\s]{0,60}))", Pattern.CASE_INSENSITIVE);

  private final Limits limits;

  /**
   * @param limits what is taken at most
   */
  public Documents(Limits limits) {
    this.limits = limits;
  }

  /**
   * Takes a file apart into lines and tables.
   *
   * @param bytes the file
   * @param contentType its declared media type, with a character set or without
   * @throws UnreadableDocumentException with the reason and the way out, in all other cases
   */
  public Opened open(byte[] bytes, String contentType) {
    DocumentKind kind = kind(contentType);
    if (bytes.length == 0) {
      throw Unreadable.empty();
    }
    Assembly.counted(
        bytes.length,
        limits.bytes(),
        new tongbao.edition.Text("文件字节数", "the number of bytes of the file"));
    Appearance.mustBe(kind, bytes);
    Assembly assembly = new Assembly(limits, new Watch(limits));
    try {
      take(kind, bytes, charset(contentType), assembly);
      return assembly.done(kind);
    } catch (OutOfMemoryError | StackOverflowError e) {
      // The last resort behind the limits: what could not be held is let go by now.
      throw Unreadable.exhausting();
    }
  }

  /**
   * The kind of document a Content-Type declares.
   *
   * @throws UnreadableDocumentException when it is none that is read
   */
  public static DocumentKind kind(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return DocumentKind.of(type).orElseThrow(() -> Unreadable.unsupported(contentType));
  }

  private static @Nullable String charset(String contentType) {
    Matcher charset = CHARSET.matcher(contentType);
    if (!charset.find()) {
      return null;
    }
    String quoted = charset.group(1);
    return quoted != null ? quoted : charset.group(2);
  }

  private static void take(
      DocumentKind kind, byte[] bytes, @Nullable String charset, Assembly assembly) {
    switch (kind) {
      case PLAIN_TEXT, MARKDOWN ->
          TextFile.take(Characters.decode(bytes, charset, false), assembly);
      case CSV -> CsvFile.take(Characters.decode(bytes, charset, false), assembly);
      case HTML -> WebPage.take(Characters.decode(bytes, charset, true), assembly);
      case WORD -> WordFile.take(bytes, assembly);
      case WORKBOOK -> Workbook.take(bytes, assembly);
      case PDF -> PdfFile.take(bytes, assembly);
    }
  }
}
