package tongbao.api.v1.contract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;
import tongbao.access.Allowed;
import tongbao.access.Role;

/** Whom endpoints say they serve, by operation; a reader of the contract finds it in words. */
final class Permissions {

  private record Permission(List<Role> roles, List<Role> checking, List<Role> published) {

    boolean toAll() {
      return roles.containsAll(List.of(Role.values()));
    }

    String inWords() {
      return Stream.of(
              roles.stream().map(role -> "`" + role.code() + "`"),
              checking.stream().map(role -> "`" + role.code() + "` with `validateOnly=true`"),
              published.stream().map(role -> "`" + role.code() + "` with `basis=published`"))
          .flatMap(words -> words)
          .collect(Collectors.joining(", "));
    }
  }

  private final Map<String, Permission> permissions;

  private Permissions(Map<String, Permission> permissions) {
    this.permissions = permissions;
  }

  static Permissions in(IndexView index) {
    Map<String, Permission> permissions = new HashMap<>();
    for (AnnotationInstance allowed : index.getAnnotations(Allowed.class)) {
      AnnotationInstance operation = allowed.target().asMethod().annotation(Operation.class);
      if (operation.value("operationId") != null) {
        permissions.put(
            operation.value("operationId").asString(),
            new Permission(
                roles(index, allowed, "value"),
                roles(index, allowed, "checking"),
                roles(index, allowed, "published")));
      }
    }
    return new Permissions(permissions);
  }

  /** Whether there is anybody with a token whom the endpoint refuses. */
  boolean refuseSome(Endpoint endpoint) {
    return !of(endpoint).toAll()
        || endpoint.collection().equals("filings")
        || endpoint.path().contains("{unit}");
  }

  /** Adds to the description who is served. */
  void describe(List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      String description = endpoint.operation().getDescription();
      endpoint
          .operation()
          .setDescription(
              (description == null ? "" : description.stripTrailing() + "\n\n")
                  + "**Roles:** "
                  + of(endpoint).inWords()
                  + ".");
    }
  }

  private Permission of(Endpoint endpoint) {
    return Objects.requireNonNull(
        permissions.get(endpoint.id()), () -> endpoint.id() + " does not say whom it serves");
  }

  private static List<Role> roles(IndexView index, AnnotationInstance allowed, String member) {
    return Arrays.stream(allowed.valueWithDefault(index, member).asEnumArray())
        .map(Role::valueOf)
        .toList();
  }
}
