package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.NO_EDITION;
import static tongbao.api.v1.ProblemType.UNKNOWN_AREA;
import static tongbao.api.v1.ProblemType.UNKNOWN_CELL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vertx.core.buffer.Buffer;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import tongbao.desk.RegisterDesk;
import tongbao.desk.TotalsDesk;
import tongbao.edition.Edition;
import tongbao.totals.Basis;
import tongbao.totals.Lineage;
import tongbao.totals.Totals;
import tongbao.totals.TotalsQuery;
import tongbao.unit.AreaCode;

/** City totals and what they are made of. */
@Path("/api/v1/totals")
@Tag(name = "totals")
@Produces(MediaType.APPLICATION_JSON)
public class TotalsResource {

  private record Written(Buffer body, String tag) {}

  private final TotalsDesk desk;
  private final EditionDesk editions;
  private final RegisterDesk register;
  private final Renderings forms;
  private final ObjectMapper json;
  private final Clock clock;

  /** Keyed by identity: the desk returns the same object while nothing has changed. */
  private final Map<Language, LoadingCache<Totals, Written>> written =
      Map.of(Language.ZH, writtenIn(Language.ZH), Language.EN, writtenIn(Language.EN));

  TotalsResource(
      TotalsDesk desk,
      EditionDesk editions,
      RegisterDesk register,
      Renderings forms,
      ObjectMapper json,
      Clock clock) {
    this.desk = desk;
    this.editions = editions;
    this.register = register;
    this.forms = forms;
    this.json = json;
    this.clock = clock;
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
  public Response totals(
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
    Totals now =
        desk.totals(query(year, area, basis, lineage).at(asOf == null ? null : past("asOf", asOf)));
    if (rendition != null) {
      return forms.totals(now, rendition, ifNoneMatch);
    }
    Written totals =
        Objects.requireNonNull(written.get(Language.preferred(acceptLanguage))).get(now);
    Response.ResponseBuilder answer =
        Preconditions.names(ifNoneMatch, totals.tag())
            ? Response.notModified()
            : Response.ok(totals.body(), Rendition.DATA);
    return answer
        .header(HttpHeaders.VARY, Renderings.VARY)
        .header(HttpHeaders.ETAG, totals.tag())
        .header(HttpHeaders.CACHE_CONTROL, CacheRules.REVALIDATE)
        .build();
  }

  /** One total taken apart into every unit's share. */
  @GET
  @Path("/{year}/{cell}")
  @Allowed(
      value = {Role.REVIEWER, Role.ADMIN},
      published = Role.READER)
  @Operation(operationId = "getTotalBreakdown", summary = "Take a total apart")
  @APIResponse(responseCode = "200", description = "The total and its parts.")
  @Refuses({NO_EDITION, UNKNOWN_AREA, UNKNOWN_CELL})
  public BreakdownAnswer breakdown(
      @PathParam("year") String year,
      @PathParam("cell") String cell,
      @QueryParam("area") @Nullable String area,
      @QueryParam("basis") @Nullable String basis,
      @QueryParam("lineage") @Nullable String lineage,
      @QueryParam("asOf") @Nullable String asOf,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    TotalsQuery query =
        query(year, area, basis, lineage).at(asOf == null ? null : past("asOf", asOf));
    return BreakdownAnswer.of(
        desk.breakdown(query, editions.cell(query.edition(), cell)),
        Language.preferred(acceptLanguage));
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
    TotalsQuery query = query(year, area, basis, lineage);
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

  private TotalsQuery query(
      String yearText,
      @Nullable String areaText,
      @Nullable String basisText,
      @Nullable String lineageText) {
    int year = Parameters.year(yearText);
    Edition edition = editions.forYear(year);
    AreaCode area = register.cityCode();
    if (areaText != null) {
      area = register.area(Parameters.area("area", areaText)).code();
    }
    Basis basis =
        basisText == null
            ? Basis.SUBMITTED
            : Parameters.choice("basis", basisText, Basis::find, "submitted, accepted, published");
    Lineage lineage =
        lineageText == null
            ? Lineage.THEN
            : Parameters.choice("lineage", lineageText, Lineage::find, "then, now");
    return new TotalsQuery(year, edition, area, basis, lineage, null);
  }

  private LoadingCache<Totals, Written> writtenIn(Language language) {
    return Caffeine.newBuilder().weakKeys().build(totals -> write(totals, language));
  }

  private Written write(Totals totals, Language language) {
    TotalsAnswer answer = TotalsAnswer.of(totals, language);
    try {
      // Weak, because two answers that differ only in asOf say the same.
      byte[] content =
          json.writeValueAsBytes(
              List.of(
                  answer.area(),
                  answer.basis(),
                  answer.lineage(),
                  answer.coverage(),
                  answer.totals(),
                  answer.apart(),
                  language.tag()));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      String tag = "W/\"" + HexFormat.of().formatHex(hash, 0, 16) + '"';
      return new Written(Buffer.buffer(json.writeValueAsBytes(answer)), tag);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("totals that cannot be written", e);
    }
  }
}
