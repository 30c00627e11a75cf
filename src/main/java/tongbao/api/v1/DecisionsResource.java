package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.FINDINGS_OPEN;
import static tongbao.api.v1.ProblemType.MOVE_REFUSED;
import static tongbao.api.v1.ProblemType.NO_FILING;
import static tongbao.api.v1.ProblemType.NO_REVISION;
import static tongbao.api.v1.ProblemType.PRECONDITION_FAILED;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.DecisionDesk;
import tongbao.desk.EditionDesk;
import tongbao.desk.Filed;
import tongbao.filing.FilingId;

/** What the city office decides of a filing. */
@Path("/api/v1/filings/{year}/{unit}/decisions")
@Tag(name = "filings")
@Produces(MediaType.APPLICATION_JSON)
public class DecisionsResource {

  private final DecisionDesk desk;
  private final EditionDesk editions;

  DecisionsResource(DecisionDesk desk, EditionDesk editions) {
    this.desk = desk;
    this.editions = editions;
  }

  /** Accepts, sends back, publishes or withdraws a revision. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed({Role.REVIEWER, Role.ADMIN})
  @Operation(operationId = "decideFiling", summary = "Decide on a filing")
  @APIResponseSchema(
      value = FilingAnswer.class,
      responseCode = "200",
      responseDescription = "The revision in its new state.")
  @Refuses({NO_FILING, NO_REVISION, MOVE_REFUSED, FINDINGS_OPEN, PRECONDITION_FAILED})
  public Response decide(
      @PathParam("year") String year,
      @PathParam("unit") String unit,
      @RequestBodySchema(DecisionBody.class) JsonBody body,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    Language language = Language.preferred(acceptLanguage);
    FilingId id = id(year, unit);
    var precondition = ifMatch == null ? null : Preconditions.of(ifMatch, null);
    Filed filed =
        desk.decide(id, DecisionReader.read(body, editions.forYear(id.year()), precondition));
    return Response.ok(FilingAnswer.of(filed, language))
        .header(HttpHeaders.ETAG, Preconditions.tag(filed, language))
        .build();
  }

  /** All that has happened to a filing, first to last. */
  @GET
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.ADMIN})
  @Operation(operationId = "listDecisions", summary = "List what happened to a filing")
  @APIResponse(responseCode = "200", description = "Its revisions and what was decided of them.")
  @Refuses(NO_FILING)
  public Page.Events events(@PathParam("year") String year, @PathParam("unit") String unit) {
    return new Page.Events(
        desk.course(id(year, unit)).events().stream().map(EventAnswer::of).toList());
  }

  private static FilingId id(String year, String unit) {
    return new FilingId(Parameters.year(year), Parameters.unit("unit", unit));
  }
}
