package tongbao.api.v1;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.filing.FilingId;
import tongbao.filing.Filings;
import tongbao.unit.UnitCode;

/** An endpoint that forgets to compare the unit with the caller's. */
@Path("/api/v1/test-wall")
public class TestWallResource {

  private final Filings filings;

  TestWallResource(Filings filings) {
    this.filings = filings;
  }

  @GET
  @Path("/{year}/{whose}")
  @Operation(hidden = true)
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  public String visible(@PathParam("year") int year, @PathParam("whose") String whose) {
    boolean visible = filings.findCurrent(new FilingId(year, new UnitCode(whose))).isPresent();
    return Boolean.toString(visible);
  }
}
