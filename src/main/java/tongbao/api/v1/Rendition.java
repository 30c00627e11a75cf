package tongbao.api.v1;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.rendering.FormCsv;
import tongbao.rendering.FormDocument;
import tongbao.rendering.FormHtml;
import tongbao.rendering.FormWorkbook;
import tongbao.rendering.PrintedForm;

/** What a filing or totals are answered as, besides JSON: the official form as a file. */
enum Rendition {
  CSV(CsvMedia.TYPE, true),
  XLSX(Rendition.WORKBOOK, false),
  DOCX(Rendition.DOCUMENT, false),
  HTML(MediaType.TEXT_HTML, true);

  static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String DOCUMENT =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** What JSON is answered as where files are offered beside it. */
  static final String DATA = MediaType.APPLICATION_JSON + ";charset=UTF-8";

  private static final String JSON = "json";

  private static final List<Variant> OFFERED =
      Variant.mediaTypes(
              MediaType.APPLICATION_JSON_TYPE,
              MediaType.valueOf(CsvMedia.TYPE),
              MediaType.valueOf(WORKBOOK),
              MediaType.valueOf(DOCUMENT),
              MediaType.TEXT_HTML_TYPE)
          .build();

  private final String type;
  private final boolean text;

  Rendition(String type, boolean text) {
    this.type = type;
    this.text = text;
  }

  /**
   * What a call wants; {@code null} for JSON.
   *
   * @param format what the query says; it comes before what {@code Accept} says, for links
   */
  static @Nullable Rendition wanted(@Nullable String format, Request request) {
    if (format != null) {
      return JSON.equals(format)
          ? null
          : Parameters.choice("format", format, Rendition::find, "json, csv, xlsx, docx, html");
    }
    Variant best = request.selectVariant(OFFERED);
    return best == null
        ? null
        : Arrays.stream(values())
            .filter(rendition -> rendition.type.equals(best.getMediaType().toString()))
            .findFirst()
            .orElse(null);
  }

  private static Optional<Rendition> find(String code) {
    return Arrays.stream(values()).filter(each -> each.extension().equals(code)).findFirst();
  }

  /** Its word in the query, and the end of its files' names. */
  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  String mediaType() {
    return text ? type + ";charset=UTF-8" : type;
  }

  byte[] bytes(PrintedForm form) {
    return switch (this) {
      case CSV -> utf8(FormCsv.of(form));
      case XLSX -> FormWorkbook.of(form);
      case DOCX -> FormDocument.of(form);
      case HTML -> utf8(FormHtml.of(form));
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
