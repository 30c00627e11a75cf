package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.IMPORT_REFUSED;
import static tongbao.api.v1.ProblemType.REGISTER_REFUSED;
import static tongbao.api.v1.ProblemType.UNKNOWN_AREA;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.CurrentCaller;
import tongbao.access.Role;
import tongbao.desk.ImportDesk;
import tongbao.desk.RegisterDesk;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;

/** The register of areas. */
@Path("/api/v1/areas")
@Tag(name = "register")
@Produces(MediaType.APPLICATION_JSON)
public class AreasResource {

  private final RegisterDesk desk;
  private final ImportDesk imports;
  private final CurrentCaller caller;

  AreasResource(RegisterDesk desk, ImportDesk imports, CurrentCaller caller) {
    this.desk = desk;
    this.imports = imports;
    this.caller = caller;
  }

  /** Registers an area or replaces what is known of it. */
  @PUT
  @Path("/{code}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Role.ADMIN)
  @Operation(operationId = "putArea", summary = "Register an area")
  @APIResponse(
      responseCode = "200",
      description = "Replaced.",
      content = @Content(schema = @Schema(implementation = AreaBody.class)))
  @APIResponse(
      responseCode = "201",
      description = "Added.",
      content = @Content(schema = @Schema(implementation = AreaBody.class)))
  @Refuses(REGISTER_REFUSED)
  public Response put(
      @PathParam("code") String code, @RequestBodySchema(AreaBody.class) JsonBody body) {
    AreaCode areaCode = Parameters.area("code", code);
    boolean added = desk.put(RegisterReader.area(areaCode, body));
    Response.ResponseBuilder answer =
        added
            ? Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/areas/" + areaCode)
            : Response.ok();
    return answer.entity(AreaBody.of(desk.area(areaCode))).build();
  }

  /** One area. */
  @GET
  @Path("/{code}")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getArea", summary = "Read an area")
  @APIResponse(responseCode = "200", description = "The area.")
  @Refuses(UNKNOWN_AREA)
  public AreaBody area(@PathParam("code") String code) {
    return AreaBody.of(desk.area(Parameters.area("code", code)));
  }

  /** Who recorded what of an area, and when. */
  @GET
  @Path("/{code}/history")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getAreaHistory", summary = "Read the history of an area")
  @APIResponseSchema(
      value = HistoryAnswer.OfArea.class,
      responseCode = "200",
      responseDescription = "Its versions.")
  @Refuses(UNKNOWN_AREA)
  public Response history(@PathParam("code") String code) {
    return Response.ok(
            HistoryAnswer.ofArea(
                desk.history(Parameters.area("code", code)), caller.caller().role().isOffice()))
        .build();
  }

  /** All areas, by code. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, CsvMedia.MEDIA_TYPE})
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "listAreas", summary = "List the areas")
  @APIResponse(
      responseCode = "200",
      description = "The areas.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Page.Areas.class)),
        @Content(mediaType = CsvMedia.TYPE, schema = @Schema(type = SchemaType.STRING))
      })
  public Response list(@Context Request request) {
    List<Area> areas = desk.areas();
    return CsvMedia.wanted(request)
        ? CsvMedia.answer(
            Response.ok(),
            RegisterColumns.OF_AREAS,
            areas.stream().map(RegisterColumns::of).toList())
        : Response.ok(new Page.Areas(areas.stream().map(AreaBody::of).toList())).build();
  }

  /** Adds and replaces many areas, all or none. */
  @POST
  @Consumes(CsvMedia.TYPE)
  @Allowed(Role.ADMIN)
  @Operation(operationId = "importAreas", summary = "Import areas from CSV")
  @APIResponse(responseCode = "200", description = "What each line does.")
  @Refuses(IMPORT_REFUSED)
  public ImportAnswer importAll(
      @RequestBodySchema(String.class) CsvBody body,
      @QueryParam("apply") @Nullable String apply,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    boolean wanted = Parameters.flag("apply", apply);
    return ImportAnswer.done(
        imports.areas(RegisterLines.areas(body), wanted),
        body,
        RegisterColumns::of,
        Language.preferred(acceptLanguage));
  }
}
