package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.REGISTER_REFUSED;
import static tongbao.api.v1.ProblemType.UNKNOWN_AREA;
import static tongbao.api.v1.ProblemType.UNKNOWN_UNIT;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.desk.RegisterDesk;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;

/** The register of reporting units. */
@Path("/api/v1/units")
@Tag(name = "register")
@Produces(MediaType.APPLICATION_JSON)
public class UnitsResource {

  private final RegisterDesk desk;

  UnitsResource(RegisterDesk desk) {
    this.desk = desk;
  }

  /** Registers a unit or replaces what is known of it. */
  @PUT
  @Path("/{code}")
  @Consumes(MediaType.APPLICATION_JSON)
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
    return answer.entity(UnitBody.of(desk.unit(unitCode))).build();
  }

  /** One unit. */
  @GET
  @Path("/{code}")
  @Operation(operationId = "getUnit", summary = "Read a unit")
  @APIResponse(responseCode = "200", description = "The unit.")
  @Refuses(UNKNOWN_UNIT)
  public UnitBody unit(@PathParam("code") String code) {
    return UnitBody.of(desk.unit(Parameters.unit("code", code)));
  }

  /** Units by code, page by page. */
  @GET
  @Operation(operationId = "listUnits", summary = "List units")
  @APIResponseSchema(
      value = Page.Units.class,
      responseCode = "200",
      responseDescription = "A page of units.")
  @Refuses(UNKNOWN_AREA)
  public Response list(
      @QueryParam("area") @Nullable String area,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    int most = Parameters.limit(limit);
    List<Unit> found =
        desk.units(
            Parameters.optionalArea("area", area),
            Parameters.optionalUnit("after", after),
            most + 1);
    List<Unit> page = found.subList(0, Math.min(most, found.size()));
    String next = null;
    if (found.size() > most) {
      next =
          Links.to("/api/v1/units")
              .with("area", area)
              .with("limit", limit)
              .with("after", page.get(page.size() - 1).code().value())
              .toString();
    }
    return Links.next(next)
        .entity(new Page.Units(page.stream().map(UnitBody::of).toList(), next))
        .build();
  }
}
