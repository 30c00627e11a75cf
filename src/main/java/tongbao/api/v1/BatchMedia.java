package tongbao.api.v1;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Where bodies are read while they come, and what of them is taken. */
final class BatchMedia {

  static final String PATH = "/api/v1/filings:batch";
  static final String TYPE = "application/x-ndjson";

  /** How much of a body nobody reads is still thrown away, so that the client sees the answer. */
  private static final long DRAINED = 16L << 20;

  private BatchMedia() {}

  /** Whether the body of a request is to be read by the endpoint, while it comes. */
  static boolean streams(RoutingContext context) {
    return context.request().method().equals(HttpMethod.POST)
        && context.normalizedPath().equals(PATH);
  }

  /** Refuses what is compressed or in another character set, as of any other body. */
  static void refuseUnreadable(RoutingContext context) {
    HttpServerRequest request = context.request();
    JsonBodyReader.refuseEncoding(request.getHeader(HttpHeaders.CONTENT_ENCODING));
    @Nullable String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    JsonBodyReader.refuseOtherThanUtf8(
        type == null || type.isBlank() ? null : MediaType.valueOf(type));
  }

  /** Says how the answer will be, and that the body may come. */
  static void begin(RoutingContext context, Language language) {
    HttpServerResponse response = context.response();
    response.putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
    response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.putHeader(HttpHeaders.CACHE_CONTROL, CacheRules.NO_STORE);
    if (BodyGate.expectsContinue(context.request())) {
      response.writeContinue();
    }
  }

  /** Does not let a client go on for ever whose answer is complete. */
  static void drainAfterwards(RoutingContext context) {
    HttpServerRequest request = context.request();
    context.addEndHandler(
        done -> {
          if (!request.isEnded()) {
            long[] left = {DRAINED};
            request.handler(
                chunk -> {
                  left[0] -= chunk.length();
                  if (left[0] < 0) {
                    request.connection().close();
                  }
                });
            request.resume();
          }
        });
  }
}
