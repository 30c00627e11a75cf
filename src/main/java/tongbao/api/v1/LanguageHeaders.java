package tongbao.api.v1;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says of every answer that depends on {@code Accept-Language} that it does, and which it is in.
 */
class LanguageHeaders {

  private final Map<Method, Boolean> speaking = new ConcurrentHashMap<>();

  @ServerResponseFilter
  void name(
      ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    if (method == null || !speaking.computeIfAbsent(method, LanguageHeaders::speaks)) {
      return;
    }
    Language language = Language.preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    response.getHeaders().putIfAbsent(HttpHeaders.VARY, List.of(HttpHeaders.ACCEPT_LANGUAGE));
    response.getHeaders().putIfAbsent(HttpHeaders.CONTENT_LANGUAGE, List.of(language.tag()));
  }

  private static boolean speaks(Method method) {
    return Arrays.stream(method.getParameters())
        .map(LanguageHeaders::header)
        .anyMatch(HttpHeaders.ACCEPT_LANGUAGE::equals);
  }

  private static String header(Parameter parameter) {
    HeaderParam header = parameter.getAnnotation(HeaderParam.class);
    return header == null ? "" : header.value();
  }
}
