package tongbao.api.v1;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tongbao.desk.RefusedException;

/** Problems thrown by endpoints. What is not named here reaches {@link FrontDoor} unmapped. */
class ProblemMappers {
  private final ProblemWriter writer;

  ProblemMappers(ProblemWriter writer) {
    this.writer = writer;
  }

  @ServerExceptionMapper({
    ProblemException.class,
    MalformedJsonException.class,
    RefusedException.class,
    WebApplicationException.class,
    // Quarkus brings its own mappers for these, which a mapper of Throwable would not replace.
    AuthenticationFailedException.class,
    UnauthorizedException.class,
    ForbiddenException.class,
    ValidationException.class
  })
  Response problem(Throwable failure, RoutingContext context) {
    if (failure instanceof WebApplicationException e && !isRefusal(e.getResponse())) {
      return e.getResponse();
    }
    Problem problem = Failures.problem(failure, -1, context);
    Response.ResponseBuilder response = Response.status(problem.type().status());
    writer.headers(context, problem).forEach(response::header);
    return response.entity(writer.body(context, problem)).build();
  }

  private static boolean isRefusal(Response response) {
    return response.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode();
  }
}
