package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.NO_FILING;
import static tongbao.api.v1.ProblemType.NO_REVISION;
import static tongbao.api.v1.ProblemType.NO_SIGNATURE;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.CurrentCaller;
import tongbao.access.Role;
import tongbao.desk.Filed;
import tongbao.desk.FilingView;
import tongbao.desk.KeyDesk;
import tongbao.filing.FilingId;
import tongbao.filing.Revision;

/** The versions of a filing. */
@Path("/api/v1/filings/{year}/{unit}/revisions")
@Tag(name = "filings")
@Produces(MediaType.APPLICATION_JSON)
public class RevisionsResource {

  private final FilingView view;
  private final Renderings forms;
  private final KeyDesk keys;
  private final CurrentCaller caller;

  RevisionsResource(FilingView view, Renderings forms, KeyDesk keys, CurrentCaller caller) {
    this.view = view;
    this.forms = forms;
    this.keys = keys;
    this.caller = caller;
  }

  /** All revisions of a filing, oldest first. */
  @GET
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "listRevisions", summary = "List the revisions of a filing")
  @APIResponse(responseCode = "200", description = "The history.")
  @Refuses(NO_FILING)
  public Page.Revisions revisions(@PathParam("year") String year, @PathParam("unit") String unit) {
    return new Page.Revisions(
        view.history(caller.caller(), FilingsResource.id(year, unit)).stream()
            .map(FilingSummary::of)
            .toList());
  }

  /** One revision of a filing, as data or on its official form. */
  @GET
  @Path("/{n}")
  @Produces({
    MediaType.APPLICATION_JSON,
    CsvMedia.TYPE,
    Rendition.WORKBOOK,
    Rendition.DOCUMENT,
    MediaType.TEXT_HTML
  })
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getRevision", summary = "Read a revision")
  @APIResponse(
      responseCode = "200",
      description = "The revision; in the other formats on its official form.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = FilingAnswer.class)),
        @Content(mediaType = CsvMedia.TYPE, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = Rendition.WORKBOOK,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = Rendition.DOCUMENT,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
      })
  @Refuses({NO_FILING, NO_REVISION})
  public Response revision(
      @PathParam("year") String year,
      @PathParam("unit") String unit,
      @PathParam("n") String n,
      @QueryParam("format") @Nullable String format,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
      @Context Request request) {
    Rendition rendition = Rendition.wanted(format, request);
    Filed filed =
        view.revision(caller.caller(), FilingsResource.id(year, unit), Parameters.revision(n));
    return rendition == null
        ? FilingsResource.read(filed, ifNoneMatch, Language.preferred(acceptLanguage))
        : forms.filing(filed, rendition, ifNoneMatch);
  }

  /** The cells in which a revision differs from the one before. */
  @GET
  @Path("/{n}/changes")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getRevisionChanges", summary = "Compare a revision with the one before")
  @APIResponse(responseCode = "200", description = "The differences, cell by cell.")
  @Refuses({NO_FILING, NO_REVISION})
  public ChangesAnswer changes(
      @PathParam("year") String year, @PathParam("unit") String unit, @PathParam("n") String n) {
    FilingId id = FilingsResource.id(year, unit);
    int number = Parameters.revision(n);
    Revision after = view.revision(caller.caller(), id, number).revision();
    return ChangesAnswer.of(
        number == 1 ? null : view.revision(caller.caller(), id, number - 1).revision(), after);
  }

  /** The unit's signature over a revision, as it was kept. */
  @GET
  @Path("/{n}/signature")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getRevisionSignature", summary = "Read the unit's signature")
  @APIResponse(responseCode = "200", description = "The signature and the bytes it is over.")
  @Refuses({NO_FILING, NO_REVISION, NO_SIGNATURE})
  public SignatureAnswer signature(
      @PathParam("year") String year, @PathParam("unit") String unit, @PathParam("n") String n) {
    FilingId id = FilingsResource.id(year, unit);
    Filed filed = view.revision(caller.caller(), id, Parameters.revision(n));
    return SignatureAnswer.of(keys.signature(id, filed.revision().number()));
  }
}
