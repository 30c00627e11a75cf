package tongbao.api.v1;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.Caller;
import tongbao.access.CurrentCaller;
import tongbao.access.Role;
import tongbao.access.Wall;
import tongbao.unit.UnitCode;

/**
 * Lets callers through to what {@link Allowed} opens to them. It decides before anything is looked
 * up, so that a refusal never tells what there is.
 */
@Singleton
public class Gate {
  private static final String UNIT = "unit";

  private final CurrentCaller current;

  Gate(CurrentCaller current) {
    this.current = current;
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  void refuseOthers(
      ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
    if (!Wall.guards(context)) {
      return;
    }
    Caller caller = current.caller();
    UriInfo asked = request.getUriInfo();
    refuseRole(caller.role(), resource.getResourceMethod().getAnnotation(Allowed.class), asked);
    Stream.of(asked.getPathParameters(), asked.getQueryParameters())
        .flatMap(parameters -> parameters.getOrDefault(UNIT, List.of()).stream())
        .forEach(unit -> refuseOtherUnit(caller, unit));
  }

  /**
   * Refuses a submitter anything in the name of another unit; to be called before looking it up.
   */
  void requireOwn(UnitCode unit) {
    requireOwn(current.caller(), unit);
  }

  static void requireOwn(Caller caller, UnitCode unit) {
    refuseOtherUnit(caller, unit.value());
  }

  private static void refuseRole(Role role, @Nullable Allowed allowed, UriInfo asked) {
    if (allowed == null) {
      throw new ProblemException(Problem.of(ProblemType.FORBIDDEN));
    }
    if (has(allowed.value(), role)) {
      return;
    }
    Problem refusal = Problem.of(ProblemType.FORBIDDEN);
    if (has(allowed.checking(), role)) {
      if (!asks(asked, "validateOnly", "true")) {
        throw new ProblemException(refusal.saying("checking").with("role", role.code()));
      }
    } else if (has(allowed.published(), role)) {
      if (!asks(asked, "basis", "published")) {
        throw new ProblemException(refusal.saying("published").with("role", role.code()));
      }
    } else {
      throw new ProblemException(
          refusal
              .saying("role")
              .with("role", role.code())
              .with("needs", Arrays.stream(allowed.value()).map(Role::code).toList()));
    }
  }

  private static void refuseOtherUnit(Caller caller, String unit) {
    UnitCode own = caller.unit();
    if (own == null && caller.role() == Role.SUBMITTER) {
      // An identity provider may know a submitter but not its unit.
      throw new ProblemException(Problem.of(ProblemType.FORBIDDEN));
    }
    if (own != null && !own.value().equals(unit)) {
      throw new ProblemException(
          Problem.of(ProblemType.FORBIDDEN)
              .saying("unit")
              .with("role", caller.role().code())
              .with("unit", own.value()));
    }
  }

  private static boolean has(Role[] roles, Role role) {
    return Arrays.asList(roles).contains(role);
  }

  private static boolean asks(UriInfo asked, String name, String value) {
    return List.of(value).equals(asked.getQueryParameters().get(name));
  }
}
