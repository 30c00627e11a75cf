package tongbao.api.v1;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Figures under review belong in no cache; an endpoint that allows one says so itself. */
class CacheRules {

  static final String NO_STORE = "no-store";

  /** May be kept, but is asked for again each time. */
  static final String REVALIDATE = "private, no-cache";

  @ServerResponseFilter
  void refuseCaches(ContainerResponseContext response) {
    response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, java.util.List.of(NO_STORE));
  }
}
