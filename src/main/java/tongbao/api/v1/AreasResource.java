package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.REGISTER_REFUSED;
import static tongbao.api.v1.ProblemType.UNKNOWN_AREA;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tongbao.desk.RegisterDesk;
import tongbao.unit.AreaCode;

/** The register of areas. */
@Path("/api/v1/areas")
@Tag(name = "register")
@Produces(MediaType.APPLICATION_JSON)
public class AreasResource {

  private final RegisterDesk desk;

  AreasResource(RegisterDesk desk) {
    this.desk = desk;
  }

  /** Registers an area or replaces what is known of it. */
  @PUT
  @Path("/{code}")
  @Consumes(MediaType.APPLICATION_JSON)
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
  @Operation(operationId = "getArea", summary = "Read an area")
  @APIResponse(responseCode = "200", description = "The area.")
  @Refuses(UNKNOWN_AREA)
  public AreaBody area(@PathParam("code") String code) {
    return AreaBody.of(desk.area(Parameters.area("code", code)));
  }

  /** All areas, by code. */
  @GET
  @Operation(operationId = "listAreas", summary = "List the areas")
  @APIResponse(responseCode = "200", description = "The areas.")
  public Page.Areas list() {
    return new Page.Areas(desk.areas().stream().map(AreaBody::of).toList());
  }
}
