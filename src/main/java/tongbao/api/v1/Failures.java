package tongbao.api.v1;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tongbao.access.IssuerUnavailableException;
import tongbao.access.TooManyFailuresException;
import tongbao.access.UnplacedAccountException;
import tongbao.desk.BusyException;
import tongbao.desk.RefusedException;

/** What to answer when something was thrown: the one place where exceptions become problems. */
final class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);
  private static final int INTERNAL_ERROR = 500;
  private static final String RETRY_AFTER_SECONDS = "5";

  /**
   * SQL states of a database that is away: no connection, out of resources, shutting down; or that
   * has not answered in the time it is given.
   */
  private static final List<String> DATABASE_AWAY = List.of("08", "53", "57P", "57014", "55P03");

  /** Of one parameter that was refused. */
  private record ParameterError(String parameter, String message) {}

  private Failures() {}

  /**
   * The problem this failure is.
   *
   * @param failure what was thrown, if anything was
   * @param status the status the framework would answer with, or -1
   */
  static Problem problem(@Nullable Throwable failure, int status, RoutingContext context) {
    if (failure instanceof ProblemException e) {
      return e.problem();
    }
    if (failure instanceof MalformedJsonException e) {
      return e.problem();
    }
    if (failure instanceof RefusedException e) {
      return Refusals.problem(e.refusal());
    }
    if (failure instanceof BusyException e) {
      return overloaded(e.pause());
    }
    if (failure instanceof AuthenticationFailedException
        || failure instanceof UnauthorizedException) {
      return Problem.of(ProblemType.UNAUTHENTICATED);
    }
    if (failure instanceof TooManyFailuresException e) {
      long seconds = e.untilNext().toSeconds() + 1;
      return Problem.of(ProblemType.TOO_MANY_REQUESTS)
          .with("seconds", seconds)
          .withHeader("Retry-After", Long.toString(seconds));
    }
    if (failure instanceof UnplacedAccountException e) {
      return Problem.of(ProblemType.FORBIDDEN)
          .saying("account")
          .with("reason", (Localized) language -> e.reason().in(language.locale()));
    }
    if (failure instanceof ForbiddenException) {
      return Problem.of(ProblemType.FORBIDDEN);
    }
    if (failure instanceof ConstraintViolationException e && !isOurFault(e)) {
      return Problem.of(ProblemType.INVALID_PARAMETER).with("errors", errors(e));
    }
    if (failure instanceof IOException && context.response().closed()) {
      LOG.debugf(failure, "Nobody left to answer %s", describe(context));
      return Problem.of(ProblemType.BAD_REQUEST);
    }
    if (failure instanceof RejectedExecutionException
        || failure instanceof IssuerUnavailableException
        || isDatabaseAway(failure)) {
      LOG.warnf("Unavailable for %s: %s", describe(context), failure);
      return Problem.of(ProblemType.UNAVAILABLE).withHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    if (failure instanceof NotFoundException && failure.getCause() != null) {
      // Quarkus says so of a parameter that cannot be converted, even one of the query.
      return Problem.of(ProblemType.BAD_REQUEST).saying("parameter");
    }
    if (failure instanceof WebApplicationException e) {
      return ofStatus(e.getResponse().getStatus(), e, context);
    }
    return ofStatus(status < 0 && failure != null ? INTERNAL_ERROR : status, failure, context);
  }

  private static Problem ofStatus(int status, @Nullable Throwable failure, RoutingContext context) {
    if (status == ProblemType.METHOD_NOT_ALLOWED.status()) {
      return methodNotAllowed(context);
    }
    if (status == ProblemType.UNSUPPORTED_MEDIA_TYPE.status()) {
      String sent = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
      Problem unsupported =
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
              .with("contentType", sent == null ? "-" : sent);
      return DocumentMedia.taken(context) ? unsupported.saying("types") : unsupported;
    }
    if (status == ProblemType.BAD_REQUEST.status() && context.request().authority() == null) {
      return Problem.of(ProblemType.BAD_REQUEST).saying("host");
    }
    boolean refused = status >= ProblemType.BAD_REQUEST.status() && status < INTERNAL_ERROR;
    if (refused || status == ProblemType.UNAVAILABLE.status()) {
      return Problem.of(ProblemType.ofStatus(status).orElse(ProblemType.BAD_REQUEST));
    }
    return internalError(failure, context);
  }

  /** What is beyond capacity; the client has lost nothing and may send it again. */
  static Problem overloaded(Duration pause) {
    return Problem.of(ProblemType.OVERLOADED)
        .with("seconds", pause.toSeconds())
        .withHeader("Retry-After", Long.toString(pause.toSeconds()));
  }

  private static Problem methodNotAllowed(RoutingContext context) {
    List<String> allowed = AllowedMethods.at(context.normalizedPath());
    return Problem.of(ProblemType.METHOD_NOT_ALLOWED)
        .with("allowed", allowed)
        .withHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
  }

  private static Problem internalError(@Nullable Throwable failure, RoutingContext context) {
    String id = UUID.randomUUID().toString();
    LOG.errorf(failure, "Error %s at %s", id, describe(context));
    return Problem.of(ProblemType.INTERNAL_ERROR).with("id", id);
  }

  private static String describe(RoutingContext context) {
    HttpServerRequest request = context.request();
    return request.method() + " " + request.path();
  }

  /** A violated constraint on what a method returns is no mistake of the client. */
  private static boolean isOurFault(ConstraintViolationException e) {
    return e.getConstraintViolations().stream()
        .anyMatch(violation -> violation.getExecutableReturnValue() != null);
  }

  private static List<ParameterError> errors(ConstraintViolationException e) {
    return e.getConstraintViolations().stream()
        .map(violation -> new ParameterError(parameter(violation), violation.getMessage()))
        .sorted(Comparator.comparing(ParameterError::parameter))
        .toList();
  }

  /** The path less the method's name, which is nobody's business. */
  private static String parameter(ConstraintViolation<?> violation) {
    StringBuilder name = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      switch (node.getKind()) {
        case METHOD, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE, BEAN -> {}
        case PARAMETER, PROPERTY, CONTAINER_ELEMENT ->
            name.append(name.isEmpty() ? "" : ".").append(node);
      }
    }
    return name.toString();
  }

  private static boolean isDatabaseAway(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        String state = e.getSQLState();
        // The pool reports that it waited in vain without a state.
        boolean waitedInVain = e.getCause() instanceof TimeoutException;
        return waitedInVain
            || (state != null && DATABASE_AWAY.stream().anyMatch(state::startsWith));
      }
    }
    return false;
  }
}
