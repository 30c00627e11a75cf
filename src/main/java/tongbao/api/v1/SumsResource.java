package tongbao.api.v1;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.SumsDesk;

/** The proof that totals, which are kept as sums, are those of the filings. */
@Path("/api/v1/totals/verification")
@Tag(name = "totals")
@Produces(MediaType.APPLICATION_JSON)
public class SumsResource {

  private final SumsDesk desk;

  SumsResource(SumsDesk desk) {
    this.desk = desk;
  }

  /** Works the kept sums out again from the revisions and the register. */
  @GET
  @Allowed({Role.REVIEWER, Role.ADMIN})
  @Operation(operationId = "verifyTotals", summary = "Prove that totals are those of the filings")
  @APIResponse(responseCode = "200", description = "What came of it, whichever it is.")
  public SumsAnswer verify(
      @QueryParam("year") @Nullable String year, @QueryParam("from") @Nullable String from) {
    Integer only = Parameters.optionalYear(year);
    if (only != null && from != null) {
      throw Parameters.invalid("from", from, "year | from");
    }
    int first = from == null ? 0 : Parameters.year("from", from);
    return SumsAnswer.of(desk.verify(each -> only == null ? each >= first : each == only));
  }
}
