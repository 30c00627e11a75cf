package tongbao.api.v1;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Makes one line of headers that came in several, as RFC 9110 reads them, because endpoints are
 * given only the first; and refuses a second idempotency key, of which nobody could say which one
 * was meant.
 */
class RepeatedHeaders {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static final List<String> LISTS =
      List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH, HttpHeaders.ACCEPT_LANGUAGE);

  @ServerRequestFilter
  void join(ContainerRequestContext request, RoutingContext context) {
    MultiMap sent = context.request().headers();
    for (String name : LISTS) {
      List<String> lines = sent.getAll(name);
      if (lines.size() > 1) {
        request.getHeaders().putSingle(name, String.join(", ", lines));
      }
    }
    List<String> keys = sent.getAll(IDEMPOTENCY_KEY);
    if (keys.size() > 1 || keys.stream().anyMatch(String::isBlank)) {
      throw Parameters.invalid(
          IDEMPOTENCY_KEY, String.join(", ", keys), Preconditions.KEY_IN_WORDS);
    }
  }
}
