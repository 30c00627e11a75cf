package tongbao.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.ForbiddenException;
import jakarta.validation.constraints.Max;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.BusyException;

/** How an endpoint reads a body and refuses one, and a target for hostile requests. */
@Path("/api/v1/test-echo")
@Produces(MediaType.APPLICATION_JSON)
public class TestEchoResource {

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  public JsonNode echo(JsonBody body) {
    return body.tree();
  }

  @POST
  @Path("/object")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  public JsonNode object(JsonBody body) {
    return body.object();
  }

  @GET
  @Operation(hidden = true)
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  public Response cacheable() {
    return Response.ok("{}").header("Cache-Control", "private, max-age=60").build();
  }

  /** Where {@link #hold} has its callers wait. */
  static volatile CountDownLatch gate = new CountDownLatch(0);

  /** How many wait there. */
  static final AtomicInteger HELD = new AtomicInteger();

  @POST
  @Path("/hold")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  public JsonNode hold(JsonBody body) throws InterruptedException {
    HELD.incrementAndGet();
    try {
      gate.await();
      return body.tree();
    } finally {
      HELD.decrementAndGet();
    }
  }

  /** More than the buffers between a service and its client hold. */
  @GET
  @Path("/long")
  @Operation(hidden = true)
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  public List<String> longAnswer() {
    return Collections.nCopies(100, "x".repeat(20_000));
  }

  @GET
  @Path("/numbers/{n}")
  @Operation(hidden = true)
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  public String number(@PathParam("n") int n, @QueryParam("max") @Max(10) int max) {
    return Integer.toString(n + max);
  }

  @DELETE
  @Path("/numbers/{n}")
  @Operation(hidden = true)
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  public void delete(@PathParam("n") int n) {}

  @GET
  @Path("/failures/{kind}")
  @Operation(hidden = true)
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  public String fail(@PathParam("kind") String kind) {
    throw switch (kind) {
      case "problem" ->
          new ProblemException(
              Problem.of(ProblemType.SHEET_REJECTED).with("findings", List.of("3.1")));
      case "no-such-resource" -> new ProblemException(Problem.of(ProblemType.NO_SUCH_RESOURCE));
      case "forbidden" -> new ForbiddenException();
      case "teapot" -> new WebApplicationException(418);
      case "no-worker" -> new RejectedExecutionException();
      case "busy" -> new BusyException(Duration.ofSeconds(2));
      case "database-away" -> new IllegalStateException(new SQLException("secret host", "08006"));
      case "pool-exhausted" ->
          new IllegalStateException(new SQLException("secret pool", new TimeoutException()));
      default -> new IllegalStateException("secret " + kind);
    };
  }
}
