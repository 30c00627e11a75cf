package tongbao.api.v1;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where documents are taken, and as what. */
final class DocumentMedia {

  static final String MARKDOWN = "text/markdown";
  static final String CSV = CsvMedia.TYPE;
  static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String PDF = "application/pdf";

  private static final Set<String> PATHS = Set.of("/api/v1/readings", "/api/v1/filings");

  private DocumentMedia() {}

  /** Whether a request is to where documents are taken. */
  static boolean taken(RoutingContext context) {
    return context.request().method().equals(HttpMethod.POST)
        && PATHS.contains(context.normalizedPath());
  }

  /** Whether a request brings a document there. */
  static boolean brought(RoutingContext context) {
    return taken(context) && !isJson(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
  }

  /** Whether a body is JSON, or of no declared type, which endpoints take for JSON. */
  static boolean isJson(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    return contentType
        .split(";", 2)[0]
        .strip()
        .toLowerCase(Locale.ROOT)
        .equals(MediaType.APPLICATION_JSON);
  }
}
