package tongbao.api.v1;

import io.quarkus.runtime.LaunchMode;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * What a browser is told of every answer, so that one which is led here by a foreign page makes
 * nothing of it. Set before anything else, so that a page that needs more can say so.
 */
final class SecurityHeaders {
  private static final String HTTPS = "https";

  private SecurityHeaders() {}

  static void put(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (!isPageOfDevelopers(context)) {
      headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
    if (HTTPS.equals(context.request().scheme())) {
      // Over plain HTTP a client must not heed it (RFC 6797 §8.1), and a service without TLS cannot
      // keep the promise.
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    context.addHeadersEndHandler(
        nothing -> {
          if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, CacheRules.NO_STORE);
          }
        });
  }

  /** Swagger UI and the Dev UI live on scripts. */
  private static boolean isPageOfDevelopers(RoutingContext context) {
    String path = context.request().path();
    return LaunchMode.current() == LaunchMode.DEVELOPMENT && path != null && path.startsWith("/q/");
  }
}
