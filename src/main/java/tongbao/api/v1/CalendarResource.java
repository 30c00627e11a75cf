package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.NO_EDITION;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.CalendarDesk;

/** When returns are due. */
@Path("/api/v1/calendar")
@Tag(name = "season")
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource {

  private final CalendarDesk desk;

  CalendarResource(CalendarDesk desk) {
    this.desk = desk;
  }

  /** The due dates of a year. */
  @GET
  @Path("/{year}")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getCalendar", summary = "Read the due dates of a year")
  @APIResponse(responseCode = "200", description = "The due dates.")
  @Refuses(NO_EDITION)
  public CalendarAnswer calendar(@PathParam("year") String year) {
    return CalendarAnswer.of(desk.dueDates(Parameters.year(year)));
  }

  /** Sets the due dates of a year. */
  @PUT
  @Path("/{year}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Role.ADMIN)
  @Operation(operationId = "putCalendar", summary = "Set the due dates of a year")
  @APIResponse(responseCode = "200", description = "The due dates as they are now.")
  @Refuses(NO_EDITION)
  public CalendarAnswer put(
      @PathParam("year") String yearText, @RequestBodySchema(CalendarBody.class) JsonBody body) {
    int year = Parameters.year(yearText);
    return CalendarAnswer.of(desk.put(year, CalendarBody.read(year, body)));
  }
}
