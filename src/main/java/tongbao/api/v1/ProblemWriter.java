package tongbao.api.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import tongbao.access.BearerMechanism;

/** Writes problems as {@code application/problem+json} in the language the client prefers. */
@Singleton
class ProblemWriter {
  static final String MEDIA_TYPE = "application/problem+json";

  private final ObjectMapper mapper;

  ProblemWriter(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Answers with the problem; where the answer has begun already it is only ended. */
  void answer(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (response.ended()) {
      return;
    }
    if (response.headWritten()) {
      // Half an answer must not look like a whole one.
      context.request().connection().close();
      return;
    }
    byte[] body = body(context, problem);
    response.setStatusCode(problem.type().status());
    headers(context, problem).forEach(response::putHeader);
    response.end(Buffer.buffer(body));
  }

  /** The headers of the answer. */
  Map<String, String> headers(RoutingContext context, Problem problem) {
    Map<String, String> headers = new LinkedHashMap<>(problem.headers());
    headers.put(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
    headers.put(HttpHeaders.CACHE_CONTROL, CacheRules.NO_STORE);
    headers.put(HttpHeaders.CONTENT_LANGUAGE, language(context).tag());
    headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    if (problem.type() == ProblemType.UNAUTHENTICATED
        && !context.response().headers().contains(HttpHeaders.WWW_AUTHENTICATE)) {
      headers.put(HttpHeaders.WWW_AUTHENTICATE, BearerMechanism.CHALLENGE);
    }
    return headers;
  }

  /** The body of the answer. */
  byte[] body(RoutingContext context, Problem problem) {
    try {
      return mapper.writeValueAsBytes(members(problem, language(context), context));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem that cannot be written: " + problem.type(), e);
    }
  }

  /** The members of the body, in their order. */
  static Map<String, Object> members(Problem problem, Language language, RoutingContext context) {
    ProblemType type = problem.type();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type.uri());
    json.put("title", ProblemTexts.title(type, language));
    json.put("status", type.status());
    json.put("detail", ProblemTexts.detail(problem, language));
    String path = context.request().path();
    if (path != null) {
      json.put("instance", path);
    }
    problem
        .members()
        .forEach(
            (name, value) ->
                json.put(name, value instanceof Localized text ? text.in(language) : value));
    return json;
  }

  private static Language language(RoutingContext context) {
    return Language.preferred(
        String.join(",", context.request().headers().getAll(HttpHeaders.ACCEPT_LANGUAGE)));
  }
}
