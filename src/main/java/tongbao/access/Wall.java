package tongbao.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** The one wall around the interface: behind it, every path needs a known caller. */
@ApplicationScoped
public class Wall implements HttpSecurityPolicy {
  private static final String API = "/api";

  /**
   * Whether the path lies behind the wall.
   *
   * <p>Routing drops matrix parameters and dot segments and compares case, and a change there must
   * not open a gap here. So anything that some reading of the path would lead under {@code /api}
   * lies behind the wall, whether a resource can be reached that way or not.
   */
  public static boolean guards(RoutingContext context) {
    return guards(context.normalizedPath());
  }

  static boolean guards(String path) {
    if (path.startsWith(API + "/") || path.equals(API)) {
      return true;
    }
    return PathReading.firstSegment(path).equals("api");
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request,
      Uni<SecurityIdentity> identity,
      AuthorizationRequestContext requestContext) {
    if (!guards(request)) {
      return CheckResult.permit();
    }
    return identity.map(caller -> caller.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
  }
}
