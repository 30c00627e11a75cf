package tongbao.api.v1;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters an endpoint does not have. A misspelt {@code validateOnly} must not
 * store a sheet, and a misspelt {@code basis} must not give other totals than were asked for.
 */
class KnownParameters {

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter
  void refuseOthers(
      ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
    // Routing drops matrix parameters; who wrote one meant something by it.
    String path = String.valueOf(context.request().path());
    if (path.indexOf(';') >= 0) {
      throw unknown(path.substring(path.indexOf(';')), Set.of());
    }
    Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty()) {
      return;
    }
    Set<String> names = known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::names);
    for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
      if (!names.contains(parameter.getKey())) {
        throw unknown(parameter.getKey(), names);
      }
      if (parameter.getValue().size() > 1) {
        throw new ProblemException(
            Problem.of(ProblemType.REPEATED_PARAMETER).with("parameter", parameter.getKey()));
      }
      // The framework takes an empty value for none, and a dry run would become a wet one.
      if (parameter.getValue().get(0).isEmpty()) {
        throw new ProblemException(
            Problem.of(ProblemType.INVALID_PARAMETER)
                .saying("empty")
                .with("parameter", parameter.getKey()));
      }
    }
  }

  private static ProblemException unknown(String name, Set<String> known) {
    Problem problem = Problem.of(ProblemType.UNKNOWN_PARAMETER).with("parameter", name);
    return new ProblemException(
        known.isEmpty() ? problem.saying("none") : problem.with("allowed", known));
  }

  private static Set<String> names(Method method) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      QueryParam query = parameter.getAnnotation(QueryParam.class);
      if (query != null) {
        names.add(query.value());
      }
    }
    return names;
  }
}
