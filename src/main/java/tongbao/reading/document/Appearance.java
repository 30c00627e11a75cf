package tongbao.reading.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tongbao.edition.Text;

/** What bytes look like, whatever they are said to be. */
enum Appearance {
  PDF("PDF 文件", "a PDF file"),
  ZIP("压缩包或 Office 文档", "a packed file or an office document"),
  OLD_OFFICE("旧格式的 Office 文件", "an Office file of the old format"),
  RICH_TEXT("RTF 文档", "an RTF document"),
  IMAGE("图片", "a picture"),
  ARCHIVE("压缩包", "a packed file"),
  HTML("网页（HTML）", "a web page (HTML)"),
  XML("XML 文件", "an XML file"),
  MAIL("MHTML 网页或邮件", "an MHTML page or a mail"),
  BINARY("二进制文件", "a binary file"),
  TEXT("纯文本", "plain text");

  private static final int HEAD = 4096;
  private static final Pattern PAGE =
      Pattern.compile("<(?:!doctype\\s+html|html|head|body)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z][a-zA-Z0-9]*[\\s/>]");

  private final String zh;
  private final String en;

  Appearance(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  Text label() {
    return new Text(zh, en);
  }

  static Appearance of(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Optional<Appearance> magic = magic(bytes, head);
    if (magic.isPresent()) {
      return magic.get();
    }
    boolean wide = Characters.starts(bytes, 0xFF, 0xFE) || Characters.starts(bytes, 0xFE, 0xFF);
    return wide ? ofText(head.substring(2).replace("\0", "")) : ofBytes(bytes, head);
  }

  private static Optional<Appearance> magic(byte[] bytes, String head) {
    if (head.startsWith("%PDF-")) {
      return Optional.of(PDF);
    }
    if (head.startsWith("PK\3\4") || head.startsWith("PK\5\6")) {
      return Optional.of(ZIP);
    }
    if (Characters.starts(bytes, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
      return Optional.of(OLD_OFFICE);
    }
    if (head.startsWith("{\\rtf")) {
      return Optional.of(RICH_TEXT);
    }
    if (Characters.starts(bytes, 0x89, 'P', 'N', 'G')
        || Characters.starts(bytes, 0xFF, 0xD8, 0xFF)
        || head.startsWith("GIF8")
        || head.startsWith("II*\0")
        || head.startsWith("MM\0*")
        || (head.startsWith("BM") && head.indexOf('\0') >= 0)) {
      return Optional.of(IMAGE);
    }
    if (Characters.starts(bytes, 0x1F, 0x8B)
        || Characters.starts(bytes, '7', 'z', 0xBC, 0xAF)
        || head.startsWith("Rar!\32")) {
      return Optional.of(ARCHIVE);
    }
    return Optional.empty();
  }

  private static Appearance ofBytes(byte[] bytes, String head) {
    for (byte b : bytes) {
      // Tab, line feed, vertical tab, form feed, return and escape do stand in texts.
      if (b >= 0 && b < 0x20 && !(b >= 9 && b <= 13) && b != 0x1A && b != 0x1B) {
        return head.indexOf("%PDF-") > 0 && head.indexOf("%PDF-") < 1024 ? PDF : BINARY;
      }
    }
    int mark = Characters.starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    return ofText(head.substring(mark));
  }

  private static Appearance ofText(String head) {
    String start = head.stripLeading().toLowerCase(Locale.ROOT);
    if (PAGE.matcher(withoutPreamble(start)).lookingAt()) {
      return HTML;
    }
    if (start.startsWith("<?xml")) {
      return XML;
    }
    if (start.startsWith("mime-version:") || start.startsWith("from:")) {
      return MAIL;
    }
    return TEXT;
  }

  private static String withoutPreamble(String start) {
    String rest = start;
    while (rest.startsWith("<?") || rest.startsWith("<!--")) {
      String end = rest.startsWith("<?") ? "?>" : "-->";
      int at = rest.indexOf(end);
      if (at < 0) {
        return "";
      }
      rest = rest.substring(at + end.length()).stripLeading();
    }
    return rest;
  }

  /** Refuses bytes that do not look like what they are declared to be. */
  static void mustBe(DocumentKind declared, byte[] bytes) {
    Appearance seeming = of(bytes);
    boolean agrees =
        switch (declared) {
          case PDF -> seeming == PDF || leadingPdf(bytes);
          case WORD, WORKBOOK -> seeming == ZIP;
          case HTML -> seeming == HTML || ((seeming == TEXT || seeming == XML) && hasTags(bytes));
          case PLAIN_TEXT, MARKDOWN, CSV -> seeming == TEXT;
        };
    if (agrees) {
      return;
    }
    throw switch (seeming) {
      case OLD_OFFICE -> oldOffice(bytes);
      case RICH_TEXT -> Unreadable.otherFormat(RICH_TEXT.label(), ".docx");
      case PDF, ZIP, IMAGE, ARCHIVE, HTML, XML, MAIL, BINARY, TEXT ->
          Unreadable.lie(declared, seeming.label());
    };
  }

  private static boolean leadingPdf(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1)
        .contains("%PDF-");
  }

  private static boolean hasTags(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean wide = text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF");
    return TAG.matcher(wide ? text.replace("\0", "") : text).find();
  }

  /** A password turns a .docx or .xlsx into a container of the old kind. */
  private static UnreadableDocumentException oldOffice(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean encrypted = text.contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0");
    return encrypted ? Unreadable.locked() : Unreadable.oldOffice();
  }
}
