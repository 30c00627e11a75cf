package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.IMPORT_REFUSED;
import static tongbao.api.v1.ProblemType.REGISTER_REFUSED;
import static tongbao.api.v1.ProblemType.UNKNOWN_AREA;
import static tongbao.api.v1.ProblemType.UNKNOWN_UNIT;

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
import tongbao.unit.AreaCode;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;
import tongbao.unit.UnitQuery;

/** The register of reporting units. */
@Path("/api/v1/units")
@Tag(name = "register")
@Produces(MediaType.APPLICATION_JSON)
public class UnitsResource {

  /** Units of a long list that are in memory together. */
  private static final int AT_A_TIME = 1_000;

  private final RegisterDesk desk;
  private final ImportDesk imports;
  private final CurrentCaller caller;

  UnitsResource(RegisterDesk desk, ImportDesk imports, CurrentCaller caller) {
    this.desk = desk;
    this.imports = imports;
    this.caller = caller;
  }

  /** Registers a unit or replaces what is known of it. */
  @PUT
  @Path("/{code}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Role.ADMIN)
  @Operation(operationId = "putUnit", summary = "Register a unit")
  @APIResponse(
      responseCode = "200",
      description = "Replaced.",
      content = @Content(schema = @Schema(implementation = UnitBody.class)))
  @APIResponse(
      responseCode = "201",
      description = "Added.",
      content = @Content(schema = @Schema(implementation = UnitBody.class)))
  @Refuses(REGISTER_REFUSED)
  public Response put(
      @PathParam("code") String code, @RequestBodySchema(UnitBody.class) JsonBody body) {
    UnitCode unitCode = Parameters.unit("code", code);
    boolean added = desk.put(RegisterReader.unit(unitCode, desk.cityCode(), body));
    Response.ResponseBuilder answer =
        added
            ? Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/units/" + unitCode)
            : Response.ok();
    return answer.entity(body(unitCode)).build();
  }

  /** One unit. */
  @GET
  @Path("/{code}")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getUnit", summary = "Read a unit")
  @APIResponse(responseCode = "200", description = "The unit.")
  @Refuses(UNKNOWN_UNIT)
  public UnitBody unit(@PathParam("code") String code) {
    return body(Parameters.unit("code", code));
  }

  /** Who recorded what of a unit, and when. */
  @GET
  @Path("/{code}/history")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getUnitHistory", summary = "Read the history of a unit")
  @APIResponseSchema(
      value = HistoryAnswer.OfUnit.class,
      responseCode = "200",
      responseDescription = "Its versions.")
  @Refuses(UNKNOWN_UNIT)
  public Response history(@PathParam("code") String code) {
    return Response.ok(
            HistoryAnswer.ofUnit(
                desk.history(Parameters.unit("code", code)), caller.caller().role().isOffice()))
        .build();
  }

  /** Units by code: as JSON page by page, as CSV all of them. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, CsvMedia.MEDIA_TYPE})
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "listUnits", summary = "List units")
  @APIResponse(
      responseCode = "200",
      description = "A page of units; as CSV, all that were asked for.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Page.Units.class)),
        @Content(mediaType = CsvMedia.TYPE, schema = @Schema(type = SchemaType.STRING))
      })
  @Refuses(UNKNOWN_AREA)
  public Response list(
      @QueryParam("year") @Nullable String year,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("area") @Nullable String area,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after,
      @Context Request request) {
    boolean all = CsvMedia.wanted(request) && limit == null;
    int most = all ? AT_A_TIME - 1 : Parameters.limit(limit);
    UnitQuery query =
        new UnitQuery(
            Parameters.optionalYear(year),
            kind == null
                ? null
                : Parameters.choice(
                    "kind", kind, UnitKind::find, "department, government-office, area-rollup"),
            Parameters.optionalArea("area", area),
            Parameters.optionalUnit("after", after),
            null,
            most + 1);
    if (all) {
      return all(query);
    }
    Cut<Unit> page = Cut.of(desk.units(query), most);
    String next =
        page.next(
            Links.to("/api/v1/units").with("year", year).with("kind", kind).with("area", area),
            limit,
            unit -> unit.code().value());
    Response.ResponseBuilder answer = Links.next(next);
    return CsvMedia.wanted(request)
        ? CsvMedia.answer(
            answer,
            RegisterColumns.OF_UNITS,
            page.items().stream().map(RegisterColumns::of).toList())
        : answer
            .entity(
                new Page.Units(
                    desk.withNamesakes(page.items()).stream().map(UnitBody::of).toList(), next))
            .build();
  }

  private Response all(UnitQuery query) {
    AreaCode area = query.area();
    if (area != null) {
      // Before the answer has begun; afterwards nothing can be refused.
      desk.area(area);
    }
    return CsvMedia.streamed(
        RegisterColumns.OF_UNITS,
        lines -> desk.each(query, unit -> lines.accept(RegisterColumns.of(unit))));
  }

  private UnitBody body(UnitCode code) {
    return UnitBody.of(desk.withNamesakes(List.of(desk.unit(code))).get(0));
  }

  /** Adds and replaces many units, all or none. */
  @POST
  @Consumes(CsvMedia.TYPE)
  @Allowed(Role.ADMIN)
  @Operation(operationId = "importUnits", summary = "Import units from CSV")
  @APIResponse(responseCode = "200", description = "What each line does.")
  @Refuses(IMPORT_REFUSED)
  public ImportAnswer importAll(
      @RequestBodySchema(String.class) CsvBody body,
      @QueryParam("apply") @Nullable String apply,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    boolean wanted = Parameters.flag("apply", apply);
    return ImportAnswer.done(
        imports.units(RegisterLines.units(body, desk.cityCode()), wanted),
        body,
        RegisterColumns::of,
        Language.preferred(acceptLanguage));
  }
}
