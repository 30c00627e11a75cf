package tongbao.api.v1;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
  public Response put(@PathParam("code") String code, JsonBody body) {
    AreaCode areaCode = Parameters.area("code", code);
    boolean added = desk.put(RegisterReader.area(areaCode, body));
    return Response.status(added ? Response.Status.CREATED : Response.Status.OK)
        .entity(AreaBody.of(desk.area(areaCode)))
        .build();
  }

  /** One area. */
  @GET
  @Path("/{code}")
  public AreaBody area(@PathParam("code") String code) {
    return AreaBody.of(desk.area(Parameters.area("code", code)));
  }

  /** All areas, by code. */
  @GET
  public Page.Areas list() {
    return new Page.Areas(desk.areas().stream().map(AreaBody::of).toList());
  }
}
