package tongbao.api.v1;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of requests that must not hold up each other. Which one a request belongs to is told by its
 * head, because it is asked before anything of the request is worked on; a path nobody serves costs
 * nothing in any of them.
 */
enum Lane {
  FILINGS,
  READS,
  HEAVY,
  DOCUMENTS,
  BATCHES,
  FORMS;

  private static final String API = "/api/v1/";
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> ALWAYS_HEAVY = Set.of("completeness", "series", "audit");

  /** How many requests of the kind are worked on at a time. */
  int places(LoadConfig config) {
    return switch (this) {
      case FILINGS -> config.filings();
      case READS -> config.reads();
      case HEAVY -> config.heavy();
      case DOCUMENTS -> config.documents();
      case BATCHES -> config.batches();
      case FORMS -> config.forms();
    };
  }

  /** Whether one request may keep the database busy for longer than a filing may. */
  boolean takesLong() {
    return this == HEAVY || this == BATCHES;
  }

  static Lane of(RoutingContext context) {
    String path = context.normalizedPath();
    String[] segments =
        path.startsWith(API) ? path.substring(API.length()).split("/", 4) : new String[] {path};
    boolean reads = READING.contains(context.request().method());
    if (segments[0].equals("filings:batch")) {
      return BATCHES;
    }
    if (DocumentMedia.brought(context)) {
      return DOCUMENTS;
    }
    if (ALWAYS_HEAVY.contains(segments[0])
        || (reads
            ? isRendered(context) || addsUp(context, segments)
            : names(context, HttpHeaders.CONTENT_TYPE, "csv"))) {
      return HEAVY;
    }
    if (segments[0].equals("editions")) {
      return segments[segments.length - 1].equals("template") ? HEAVY : FORMS;
    }
    return reads ? READS : FILINGS;
  }

  /** Totals of a day gone by, or taken apart. */
  private static boolean addsUp(RoutingContext context, String[] segments) {
    return segments[0].equals("totals")
        && (segments.length > 2 || context.queryParams().contains("asOf"));
  }

  private static boolean isRendered(RoutingContext context) {
    return context.queryParams().contains("format")
        || names(context, HttpHeaders.ACCEPT, "officedocument");
  }

  private static boolean names(RoutingContext context, String header, String type) {
    @Nullable String given = context.request().getHeader(header);
    return given != null && given.toLowerCase(Locale.ROOT).contains(type);
  }
}
