package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.NOT_COMPARABLE;
import static tongbao.api.v1.ProblemType.NO_EDITION;
import static tongbao.api.v1.ProblemType.UNKNOWN_AREA;
import static tongbao.api.v1.ProblemType.UNKNOWN_CELL;

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
import java.time.Clock;
import java.time.Year;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.RegisterDesk;
import tongbao.desk.SeriesDesk;
import tongbao.totals.Basis;
import tongbao.unit.AreaCode;

/** Numbers over the years, across forms. */
@Path("/api/v1/series")
@Tag(name = "totals")
public class SeriesResource {

  private final SeriesDesk desk;
  private final RegisterDesk register;
  private final Clock clock;

  SeriesResource(SeriesDesk desk, RegisterDesk register, Clock clock) {
    this.desk = desk;
    this.register = register;
    this.clock = clock;
  }

  /** The yearly totals of a cell and of what stands for it on other forms. */
  @GET
  @Path("/{cell}")
  @Produces({MediaType.APPLICATION_JSON, CsvMedia.MEDIA_TYPE})
  @Allowed({Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getSeries", summary = "Follow a number over the years")
  @APIResponse(
      responseCode = "200",
      description = "The years, and what breaks them.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SeriesAnswer.class)),
        @Content(mediaType = CsvMedia.TYPE, schema = @Schema(type = SchemaType.STRING))
      })
  @Refuses({NO_EDITION, UNKNOWN_AREA, UNKNOWN_CELL, NOT_COMPARABLE})
  public Response series(
      @PathParam("cell") String cell,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("area") @Nullable String area,
      @QueryParam("basis") @Nullable String basis,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
      @Context Request request) {
    int present = Year.now(clock).getValue();
    int first = from == null ? desk.firstYear() : Parameters.year("from", from);
    int last = to == null ? Math.max(first, present - 1) : Parameters.year("to", to);
    if (last > present) {
      throw Parameters.invalid("to", String.valueOf(last), "≤ " + present);
    }
    if (first > last) {
      throw Parameters.invalid("from", String.valueOf(first), "≤ to (" + last + ")");
    }
    AreaCode where =
        area == null ? register.cityCode() : register.area(Parameters.area("area", area)).code();
    Basis counted =
        basis == null
            ? Basis.SUBMITTED
            : Parameters.choice("basis", basis, Basis::find, "submitted, accepted, published");
    SeriesAnswer answer =
        SeriesAnswer.of(
            desk.series(cell, first, last, where, counted), Language.preferred(acceptLanguage));
    return CsvMedia.wanted(request)
        ? CsvMedia.answer(Response.ok(), SeriesAnswer.COLUMNS, answer.lines())
        : Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
