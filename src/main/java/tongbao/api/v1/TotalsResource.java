package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.NO_EDITION;
import static tongbao.api.v1.ProblemType.UNKNOWN_AREA;
import static tongbao.api.v1.ProblemType.UNKNOWN_CELL;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.EditionDesk;
import tongbao.desk.FreshAnswers;
import tongbao.desk.Freshness;
import tongbao.desk.RegisterDesk;
import tongbao.desk.TotalsDesk;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.totals.Basis;
import tongbao.totals.Breakdown;
import tongbao.totals.Lineage;
import tongbao.totals.Totals;
import tongbao.totals.TotalsQuery;
import tongbao.unit.AreaCode;

/** City totals and what they are made of. */
@Path("/api/v1/totals")
@Tag(name = "totals")
@Produces(MediaType.APPLICATION_JSON)
public class TotalsResource {

  /** Bytes of answers; the largest city's drill-down takes less than one of them. */
  private static final long MOST_KEPT = 24L << 20;

  /**
   * What is asked for.
   *
   * @param cell the total to be taken apart; {@code null} for all totals
   */
  private record Asked(TotalsQuery query, @Nullable CellCode cell, Language language) {}

  private final TotalsDesk desk;
  private final EditionDesk editions;
  private final RegisterDesk register;
  private final Renderings forms;
  private final ObjectMapper json;
  private final Clock clock;
  private final Freshness freshness;
  private final FreshAnswers<Asked, WrittenAnswer> answers;

  TotalsResource(
      TotalsDesk desk,
      EditionDesk editions,
      RegisterDesk register,
      Renderings forms,
      ObjectMapper json,
      Clock clock,
      Freshness freshness) {
    this.desk = desk;
    this.editions = editions;
    this.register = register;
    this.forms = forms;
    this.json = json;
    this.clock = clock;
    this.freshness = freshness;
    this.answers = freshness.keeping(MOST_KEPT, WrittenAnswer::weight);
  }

  /** The totals of an area for a year, as data or on the official form. */
  @GET
  @Path("/{year}")
  @Produces({
    MediaType.APPLICATION_JSON,
    CsvMedia.TYPE,
    Rendition.WORKBOOK,
    Rendition.DOCUMENT,
    MediaType.TEXT_HTML
  })
  @Allowed({Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getTotals", summary = "Total the filings of a year")
  @APIResponse(
      responseCode = "200",
      description = "The totals; in the other formats on the official form.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = TotalsAnswer.class)),
        @Content(mediaType = CsvMedia.TYPE, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = Rendition.WORKBOOK,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = Rendition.DOCUMENT,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "304",
      description = "The totals are still those that `If-None-Match` names.")
  @Refuses({NO_EDITION, UNKNOWN_AREA})
  public CompletionStage<Response> totals(
      @PathParam("year") String year,
      @QueryParam("area") @Nullable String area,
      @QueryParam("basis") @Nullable String basis,
      @QueryParam("lineage") @Nullable String lineage,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("format") @Nullable String format,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
      @Context Request request) {
    Rendition rendition = Rendition.wanted(format, request);
    TotalsQuery query = query(year, area, basis, lineage, asOf);
    if (rendition != null) {
      return freshness.once(() -> forms.totals(totals(query), rendition, ifNoneMatch));
    }
    Language language = Language.preferred(acceptLanguage);
    return answers
        .answer(new Asked(query, null, language), () -> write(totals(query), language))
        .thenApply(written -> written.to(ifNoneMatch, Renderings.VARY));
  }

  /** One total taken apart into every unit's share. */
  @GET
  @Path("/{year}/{cell}")
  @Allowed(
      value = {Role.REVIEWER, Role.ADMIN},
      published = Role.READER)
  @Operation(operationId = "getTotalBreakdown", summary = "Take a total apart")
  @APIResponse(
      responseCode = "200",
      description = "The total and its parts.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BreakdownAnswer.class)))
  @APIResponse(
      responseCode = "304",
      description = "The total and its parts are still those that `If-None-Match` names.")
  @Refuses({NO_EDITION, UNKNOWN_AREA, UNKNOWN_CELL})
  public CompletionStage<Response> breakdown(
      @PathParam("year") String year,
      @PathParam("cell") String cell,
      @QueryParam("area") @Nullable String area,
      @QueryParam("basis") @Nullable String basis,
      @QueryParam("lineage") @Nullable String lineage,
      @QueryParam("asOf") @Nullable String asOf,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    TotalsQuery query = query(year, area, basis, lineage, asOf);
    Cell total = editions.cell(query.edition(), cell);
    Language language = Language.preferred(acceptLanguage);
    return answers
        .answer(new Asked(query, total.code(), language), () -> write(query, total, language))
        .thenApply(written -> written.to(ifNoneMatch, HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** How the totals changed between two instants, put down to units and causes. */
  @GET
  @Path("/{year}/changes")
  @Allowed(
      value = {Role.REVIEWER, Role.ADMIN},
      published = Role.READER)
  @Operation(operationId = "getTotalsChanges", summary = "Explain how totals changed")
  @APIResponse(responseCode = "200", description = "The differences and their causes.")
  @Refuses({NO_EDITION, UNKNOWN_AREA})
  public DifferenceAnswer changes(
      @PathParam("year") String year,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("area") @Nullable String area,
      @QueryParam("basis") @Nullable String basis,
      @QueryParam("lineage") @Nullable String lineage) {
    TotalsQuery query = query(year, area, basis, lineage, null);
    requireArea(query);
    Instant begin = Parameters.instant("from", from == null ? "" : from);
    Instant end = to == null ? clock.instant() : past("to", to);
    if (end.isBefore(begin)) {
      throw Parameters.invalid("from", String.valueOf(from), "≤ to (" + end + ")");
    }
    return DifferenceAnswer.of(desk.difference(query, begin, end));
  }

  /** Totals of an instant to come could still change. */
  private Instant past(String name, String text) {
    Instant instant = Parameters.instant(name, text);
    Instant now = clock.instant();
    if (instant.isAfter(now)) {
      throw Parameters.invalid(name, text, "≤ " + now);
    }
    return instant;
  }

  /** Looks nothing up that is not in memory: whether there is such an area is seen later. */
  private TotalsQuery query(
      String yearText,
      @Nullable String areaText,
      @Nullable String basisText,
      @Nullable String lineageText,
      @Nullable String asOfText) {
    int year = Parameters.year(yearText);
    Edition edition = editions.forYear(year);
    AreaCode area = areaText == null ? register.cityCode() : Parameters.area("area", areaText);
    Basis basis =
        basisText == null
            ? Basis.SUBMITTED
            : Parameters.choice("basis", basisText, Basis::find, "submitted, accepted, published");
    Lineage lineage =
        lineageText == null
            ? Lineage.THEN
            : Parameters.choice("lineage", lineageText, Lineage::find, "then, now");
    Instant asOf = asOfText == null ? null : past("asOf", asOfText);
    return new TotalsQuery(year, edition, area, basis, lineage, asOf);
  }

  private void requireArea(TotalsQuery query) {
    if (!query.area().equals(register.cityCode())) {
      register.area(query.area());
    }
  }

  private Totals totals(TotalsQuery query) {
    requireArea(query);
    return desk.totals(query);
  }

  private WrittenAnswer write(Totals totals, Language language) {
    return WrittenAnswer.of(json, TotalsAnswer.of(totals, language), totals.asOf(), language);
  }

  private WrittenAnswer write(TotalsQuery query, Cell cell, Language language) {
    requireArea(query);
    Breakdown breakdown = desk.breakdown(query, cell);
    return WrittenAnswer.of(
        json, BreakdownAnswer.of(breakdown, language), breakdown.asOf(), language);
  }
}
