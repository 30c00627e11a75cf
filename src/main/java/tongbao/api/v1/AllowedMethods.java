package tongbao.api.v1;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * Which methods a path supports. Quarkus knows and does not tell: its 405 has no {@code Allow}, and
 * its answer to OPTIONS names the methods of the whole class. So its routing table is asked.
 */
final class AllowedMethods {
  private AllowedMethods() {}

  /** The methods in alphabetical order, OPTIONS and HEAD included; none where nothing is. */
  static List<String> at(String path) {
    Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
    RequestMapper<InitialMatch> classes = new RequestMapper<>(deployment.getClassMappers());
    Set<String> methods = new TreeSet<>();
    for (var match = classes.map(path);
        match != null;
        match = classes.continueMatching(path, match)) {
      String rest = match.remaining.isEmpty() ? "/" : match.remaining;
      for (ServerRestHandler handler : match.value.handlers) {
        if (handler instanceof ClassRoutingHandler routing) {
          addMatching(routing.getMappers(), rest, methods);
        }
      }
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return List.copyOf(methods);
  }

  private static void addMatching(
      Map<String, RequestMapper<RuntimeResource>> byMethod, String rest, Set<String> methods) {
    byMethod.forEach(
        (method, paths) -> {
          if (method != null && paths.map(rest) != null) {
            methods.add(method);
          }
        });
  }
}
