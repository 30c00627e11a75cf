package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.UNKNOWN_EDITION;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.EditionDesk;
import tongbao.desk.SeriesDesk;
import tongbao.edition.Edition;

/** The official forms as data. */
@Path("/api/v1/editions")
@Tag(name = "editions")
@Produces(MediaType.APPLICATION_JSON)
public class EditionsResource {

  private final EditionDesk desk;
  private final SeriesDesk series;

  EditionsResource(EditionDesk desk, SeriesDesk series) {
    this.desk = desk;
    this.series = series;
  }

  /** All editions, earliest years first. */
  @GET
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "listEditions", summary = "List the editions")
  @APIResponse(responseCode = "200", description = "The editions.")
  public Page.Editions list(
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    Language language = Language.preferred(acceptLanguage);
    return new Page.Editions(
        desk.all().stream().map(edition -> EditionAnswer.summary(edition, language)).toList());
  }

  /** One edition: its rows and cells. */
  @GET
  @Path("/{id}")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getEdition", summary = "Read an edition")
  @APIResponse(responseCode = "200", description = "The form.")
  @Refuses(UNKNOWN_EDITION)
  public EditionAnswer edition(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    return EditionAnswer.of(desk.edition(id), Language.preferred(acceptLanguage));
  }

  /** A JSON Schema 2020-12 of a submission's {@code values}. */
  @GET
  @Path("/{id}/schema")
  @Produces({"application/schema+json", MediaType.APPLICATION_JSON})
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getEditionSchema", summary = "Read the JSON Schema of an edition")
  @APIResponse(responseCode = "200", description = "The schema.")
  @Refuses(UNKNOWN_EDITION)
  public ObjectNode schema(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    return ValuesSchema.of(desk.edition(id), Language.preferred(acceptLanguage));
  }

  /** The rules a sheet of the edition is checked by. */
  @GET
  @Path("/{id}/rules")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getEditionRules", summary = "Read the rules of an edition")
  @APIResponse(responseCode = "200", description = "The rules.")
  @Refuses(UNKNOWN_EDITION)
  public RulesAnswer rules(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    Edition edition = desk.edition(id);
    return RulesAnswer.of(edition, desk.rules(edition), Language.preferred(acceptLanguage));
  }

  /** What changed from one form to another, row by row and cell by cell. */
  @GET
  @Path("/{id}/changes/{other}")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getEditionChanges", summary = "Compare two editions")
  @APIResponse(responseCode = "200", description = "What changed.")
  @Refuses(UNKNOWN_EDITION)
  public EditionChangesAnswer changes(
      @PathParam("id") String id,
      @PathParam("other") String other,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    return EditionChangesAnswer.of(series.changes(id, other), Language.preferred(acceptLanguage));
  }
}
