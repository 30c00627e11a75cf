package tongbao.api.v1;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import tongbao.access.Wall;

/**
 * What every request passes before it is routed, and where every failure ends that no endpoint has
 * answered.
 */
@ApplicationScoped
class FrontDoor {
  /**
   * Filters run from the highest priority down: Quarkus authenticates at 200, authorizes at 100.
   */
  private static final int FIRST = 1000;

  private static final int BEHIND_THE_WALL = 50;

  private static final int LONGEST_URI = 8 * 1024;
  private static final int LARGEST_HEADERS = 20 * 1024;
  private static final int NO_CONTENT = 204;

  private final ProblemWriter problems;
  private final BodyGate bodies;

  FrontDoor(ProblemWriter problems, BodyGate bodies) {
    this.problems = problems;
    this.bodies = bodies;
  }

  /**
   * Quarkus answers an invalid address with an empty 400 before any filter runs; {@link #enter}
   * makes the same check and says what is wrong. The property is read when the router is made, so
   * this has to happen before.
   */
  void takeOverUriValidation(@Observes @Initialized(ApplicationScoped.class) Object event) {
    System.setProperty("vertx.disableURIValidation", "true");
  }

  void filters(@Observes Filters filters) {
    filters.register(this::enter, FIRST);
    filters.register(this::behindTheWall, BEHIND_THE_WALL);
  }

  void failures(@Observes Router router) {
    router.route().order(FIRST).failureHandler(this::fail);
    // A path nobody serves does not fail, it finds no route; then the status is known only here.
    for (ProblemType type : ProblemType.values()) {
      router.errorHandler(type.status(), context -> fail(context, type.status()));
    }
  }

  private void enter(RoutingContext context) {
    RequestId.accept(context);
    SecurityHeaders.put(context);
    HttpServerRequest request = context.request();
    if (request.uri().length() > LONGEST_URI) {
      problems.answer(context, Problem.of(ProblemType.URI_TOO_LONG).with("limit", LONGEST_URI));
    } else if (size(request) > LARGEST_HEADERS) {
      problems.answer(
          context, Problem.of(ProblemType.HEADERS_TOO_LARGE).with("limit", LARGEST_HEADERS));
    } else if (!isValid(context)) {
      refuseUri(context);
    } else {
      context.next();
    }
  }

  private void behindTheWall(RoutingContext context) {
    boolean guarded = Wall.guards(context);
    if (guarded && context.request().method().equals(HttpMethod.OPTIONS)) {
      options(context);
    } else {
      bodies.pass(context, guarded);
    }
  }

  private void options(RoutingContext context) {
    List<String> allowed = AllowedMethods.at(context.normalizedPath());
    if (allowed.isEmpty()) {
      context.fail(ProblemType.NOT_FOUND.status());
    } else {
      context
          .response()
          .setStatusCode(NO_CONTENT)
          .putHeader(HttpHeaders.ALLOW, String.join(", ", allowed))
          .end();
    }
  }

  private void fail(RoutingContext context) {
    fail(context, context.statusCode());
  }

  private void fail(RoutingContext context, int status) {
    problems.answer(context, Failures.problem(context.failure(), status, context));
  }

  private void refuseUri(RoutingContext context) {
    problems.answer(context, Problem.of(ProblemType.BAD_REQUEST).saying("uri"));
  }

  private static int size(HttpServerRequest request) {
    int size = 0;
    for (Map.Entry<String, String> header : request.headers()) {
      size += header.getKey().length() + header.getValue().length();
    }
    return size;
  }

  /**
   * An encoded NUL is valid, but no path or parameter of ours has one and PostgreSQL chokes on it.
   */
  private static boolean isValid(RoutingContext context) {
    String uri = context.request().uri();
    try {
      new URI(uri);
      context.normalizedPath();
      return !uri.contains("%00");
    } catch (URISyntaxException | IllegalArgumentException e) {
      return false;
    }
  }
}
