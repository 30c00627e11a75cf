package tongbao.api.v1;

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
  void refuseOthers(ContainerRequestContext request, ResourceInfo resource) {
    Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty()) {
      return;
    }
    Set<String> names = known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::names);
    for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
      if (!names.contains(parameter.getKey())) {
        throw new ProblemException(
            Problem.of(ProblemType.UNKNOWN_PARAMETER)
                .with("parameter", parameter.getKey())
                .with("allowed", names));
      }
      if (parameter.getValue().size() > 1) {
        throw new ProblemException(
            Problem.of(ProblemType.REPEATED_PARAMETER).with("parameter", parameter.getKey()));
      }
    }
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
