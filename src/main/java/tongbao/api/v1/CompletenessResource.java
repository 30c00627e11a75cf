package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.NO_EDITION;
import static tongbao.api.v1.ProblemType.UNKNOWN_AREA;

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
import jakarta.ws.rs.core.Variant;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.CalendarDesk;
import tongbao.desk.CompletenessDesk;
import tongbao.desk.RegisterDesk;
import tongbao.filing.Completeness;
import tongbao.filing.Duty;
import tongbao.filing.DutyFilter;
import tongbao.rendering.ChasingCalendar;
import tongbao.rendering.ChasingList;
import tongbao.unit.AreaCode;
import tongbao.unit.UnitCode;

/** Who has filed for a year and who has to be reminded. */
@Path("/api/v1/completeness")
@Tag(name = "season")
public class CompletenessResource {

  private static final String CSV = "text/csv";
  private static final String CALENDAR = "text/calendar";
  private static final List<Variant> OFFERED =
      Variant.mediaTypes(
              MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV), MediaType.valueOf(CALENDAR))
          .build();

  private final CompletenessDesk desk;
  private final CalendarDesk calendar;
  private final RegisterDesk register;
  private final Clock clock;

  CompletenessResource(
      CompletenessDesk desk, CalendarDesk calendar, RegisterDesk register, Clock clock) {
    this.desk = desk;
    this.calendar = calendar;
    this.register = register;
    this.clock = clock;
  }

  /** How every expected unit stands, or as CSV or calendar the units to be reminded. */
  @GET
  @Path("/{year}")
  @Produces({MediaType.APPLICATION_JSON, CSV, CALENDAR})
  @Allowed({Role.REVIEWER, Role.ADMIN})
  @Operation(operationId = "getCompleteness", summary = "See who has filed for a year")
  @APIResponse(
      responseCode = "200",
      description = "A page of units; as CSV or calendar all units that owe something.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = CompletenessAnswer.class)),
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING))
      })
  @Refuses({NO_EDITION, UNKNOWN_AREA})
  public Response completeness(
      @PathParam("year") String yearText,
      @QueryParam("area") @Nullable String areaText,
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
      @Context Request request) {
    int year = Parameters.year(yearText);
    int most = Parameters.limit(limit);
    UnitCode behind = Parameters.optionalUnit("after", after);
    DutyFilter filter =
        state == null
            ? null
            : Parameters.choice("state", state, DutyFilter::find, DutyFilter.CODES);
    CalendarDesk.DueDates dates = calendar.dueDates(year);
    AreaCode area =
        areaText == null
            ? register.cityCode()
            : register.area(Parameters.area("area", areaText)).code();
    Variant chosen = request.selectVariant(OFFERED);
    String type = chosen == null ? MediaType.APPLICATION_JSON : chosen.getMediaType().toString();
    Locale language = Language.preferred(acceptLanguage).locale();
    // Who is reminded: without a filter whoever owes something, roll-ups included.
    DutyFilter wanted = filter == null ? DutyFilter.OWING : filter;
    if (type.equals(CSV)) {
      return file(
          "tongbao-" + year + ".csv",
          type,
          to -> {
            ChasingList list = new ChasingList(to, dates.zone(), language);
            desk.each(year, area, wanted, list::add);
          });
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (type.equals(CALENDAR)) {
      return file(
          "tongbao-" + year + ".ics",
          type,
          to -> {
            ChasingCalendar units =
                new ChasingCalendar(to, year, register.cityCode().value(), now, language);
            units.begin(dates.on());
            desk.each(year, area, wanted, units::add);
            units.end();
          });
    }
    Completeness found = desk.page(year, area, filter, behind, most + 1);
    Cut<Duty> page = Cut.of(found.page(), most);
    String next =
        page.next(
            Links.to("/api/v1/completeness/" + year).with("area", areaText).with("state", state),
            limit,
            duty -> duty.unit().code().value());
    return Links.next(next)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(CompletenessAnswer.of(year, area, now, found, page.items(), next))
        .build();
  }

  private static Response file(String name, String type, StreamedText.Writing content) {
    return Response.ok(StreamedText.of(content), type + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"')
        .build();
  }
}
