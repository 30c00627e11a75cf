package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.ALREADY_FILED;
import static tongbao.api.v1.ProblemType.KEY_REUSED;
import static tongbao.api.v1.ProblemType.NO_FILING;
import static tongbao.api.v1.ProblemType.NO_FORM;
import static tongbao.api.v1.ProblemType.PRECONDITION_FAILED;
import static tongbao.api.v1.ProblemType.PRECONDITION_REQUIRED;
import static tongbao.api.v1.ProblemType.READING_DIFFERS;
import static tongbao.api.v1.ProblemType.READING_DOUBTFUL;
import static tongbao.api.v1.ProblemType.SHEET_REJECTED;
import static tongbao.api.v1.ProblemType.SIGNATURE_REFUSED;
import static tongbao.api.v1.ProblemType.UNKNOWN_UNIT;
import static tongbao.api.v1.ProblemType.UNREADABLE_DOCUMENT;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.CurrentCaller;
import tongbao.access.Role;
import tongbao.desk.EffectDesk;
import tongbao.desk.Examination;
import tongbao.desk.Filed;
import tongbao.desk.FilingDesk;
import tongbao.desk.FilingView;
import tongbao.desk.Handed;
import tongbao.desk.Precondition;
import tongbao.filing.FilingId;
import tongbao.filing.FilingQuery;
import tongbao.filing.Revision;
import tongbao.filing.StateName;
import tongbao.sheet.Sheet;
import tongbao.totals.Effect;

/** Handing in filings and reading them. */
@Path("/api/v1/filings")
@Tag(name = "filings")
@Produces(MediaType.APPLICATION_JSON)
public class FilingsResource {

  private static final String SIGNATURE = "X-JWS-Signature";

  private final FilingDesk desk;
  private final HandingIn handingIn;
  private final EffectDesk effects;
  private final FilingView view;
  private final Renderings forms;
  private final CurrentCaller caller;

  FilingsResource(
      FilingDesk desk,
      HandingIn handingIn,
      EffectDesk effects,
      FilingView view,
      Renderings forms,
      CurrentCaller caller) {
    this.desk = desk;
    this.handingIn = handingIn;
    this.effects = effects;
    this.view = view;
    this.forms = forms;
    this.caller = caller;
  }

  /** Hands in a unit's sheet for a year, or with {@code validateOnly} only checks it. */
  @POST
  @Consumes({
    MediaType.APPLICATION_JSON,
    MediaType.TEXT_PLAIN,
    DocumentMedia.MARKDOWN,
    MediaType.TEXT_HTML,
    DocumentMedia.CSV,
    DocumentMedia.WORD,
    DocumentMedia.WORKBOOK,
    DocumentMedia.PDF
  })
  @Allowed(
      value = {Role.SUBMITTER, Role.ADMIN},
      checking = Role.REVIEWER)
  @Operation(operationId = "submitFiling", summary = "Hand in a filing")
  @APIResponse(
      responseCode = "200",
      description = "Only with `validateOnly=true`: what handing in would come to.",
      content = @Content(schema = @Schema(ref = "FilingOrExamination")))
  @APIResponseSchema(
      value = FilingAnswer.class,
      responseCode = "201",
      responseDescription = "Recorded as revision 1.")
  @Refuses({
    UNKNOWN_UNIT,
    ALREADY_FILED,
    SHEET_REJECTED,
    KEY_REUSED,
    SIGNATURE_REFUSED,
    UNREADABLE_DOCUMENT,
    NO_FORM,
    READING_DOUBTFUL,
    READING_DIFFERS
  })
  public Response submit(
      @RequestBodySchema(SubmissionBody.class) FilingBody body,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("year") @Nullable String year,
      @QueryParam("validateOnly") @Nullable String validateOnly,
      @HeaderParam(RepeatedHeaders.IDEMPOTENCY_KEY) @Nullable String idempotencyKey,
      @HeaderParam(SIGNATURE) @Nullable String signature,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    Language language = Language.preferred(acceptLanguage);
    boolean dryRun = Parameters.flag("validateOnly", validateOnly);
    var key = Preconditions.idempotencyKey(idempotencyKey);
    Handed handed = handingIn.of(body, unit, year, signature);
    if (dryRun) {
      Examination examination = desk.examine(handed);
      return examined(examination, handed, examination.filed() ? 409 : 201, language);
    }
    Filed filed = desk.submit(handed, key);
    return answer(Response.status(Response.Status.CREATED), filed, language)
        .header(HttpHeaders.LOCATION, path(filed.revision().id()))
        .build();
  }

  /** Records a further revision, or with {@code If-None-Match: *} the first. */
  @PUT
  @Path("/{year}/{unit}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(
      value = {Role.SUBMITTER, Role.ADMIN},
      checking = Role.REVIEWER)
  @Operation(operationId = "reviseFiling", summary = "Revise a filing")
  @APIResponse(
      responseCode = "200",
      description =
          "Recorded as a further revision; with `validateOnly=true` what recording would come to, and no ETag.",
      content = @Content(schema = @Schema(ref = "FilingOrExamination")))
  @APIResponseSchema(
      value = FilingAnswer.class,
      responseCode = "201",
      responseDescription = "Recorded as revision 1.")
  @Refuses({
    UNKNOWN_UNIT,
    PRECONDITION_FAILED,
    SHEET_REJECTED,
    SIGNATURE_REFUSED,
    PRECONDITION_REQUIRED
  })
  public Response revise(
      @PathParam("year") String year,
      @PathParam("unit") String unit,
      @RequestBodySchema(SubmissionBody.class) JsonBody body,
      @QueryParam("validateOnly") @Nullable String validateOnly,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @HeaderParam(SIGNATURE) @Nullable String signature,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    Language language = Language.preferred(acceptLanguage);
    Handed handed = handingIn.signed(SubmissionReader.read(body, id(year, unit)), signature, body);
    if (Parameters.flag("validateOnly", validateOnly)) {
      Examination examination = desk.examine(handed);
      return examined(examination, handed, examination.filed() ? 200 : 201, language);
    }
    Precondition precondition = Preconditions.of(ifMatch, ifNoneMatch);
    Filed filed = desk.revise(handed, precondition);
    return filed.first()
        ? answer(Response.status(Response.Status.CREATED), filed, language)
            .header(HttpHeaders.LOCATION, path(filed.revision().id()))
            .build()
        : answer(Response.ok(), filed, language).build();
  }

  /** The newest revision of a filing, as data or on its official form. */
  @GET
  @Path("/{year}/{unit}")
  @Produces({
    MediaType.APPLICATION_JSON,
    CsvMedia.TYPE,
    Rendition.WORKBOOK,
    Rendition.DOCUMENT,
    MediaType.TEXT_HTML
  })
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getFiling", summary = "Read a filing")
  @APIResponse(
      responseCode = "200",
      description = "The filing; in the other formats on its official form.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = FilingAnswer.class)),
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
      description = "The revision that `If-None-Match` names is still the newest.")
  @Refuses(NO_FILING)
  public Response current(
      @PathParam("year") String year,
      @PathParam("unit") String unit,
      @QueryParam("format") @Nullable String format,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
      @Context Request request) {
    Rendition rendition = Rendition.wanted(format, request);
    Filed filed = view.current(caller.caller(), id(year, unit));
    return rendition == null
        ? read(filed, ifNoneMatch, Language.preferred(acceptLanguage))
        : forms.filing(filed, rendition, ifNoneMatch);
  }

  /** Newest revisions of filings, page by page. */
  @GET
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "listFilings", summary = "List filings")
  @APIResponseSchema(
      value = Page.Filings.class,
      responseCode = "200",
      responseDescription = "A page of filings.")
  public Response list(
      @QueryParam("year") @Nullable String year,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    int most = Parameters.limit(limit);
    String states = "submitted, sent-back, accepted, published, withdrawn";
    FilingQuery query =
        new FilingQuery(
            Parameters.optionalYear(year),
            Parameters.optionalUnit("unit", unit),
            state == null ? null : Parameters.choice("state", state, StateName::find, states),
            Parameters.optionalCursor(after),
            most + 1,
            false);
    List<Revision> found = view.list(caller.caller(), query);
    Cut<Revision> page = Cut.of(found, most);
    String next =
        page.next(
            Links.to("/api/v1/filings").with("year", year).with("unit", unit).with("state", state),
            limit,
            revision -> Parameters.cursor(revision.id()));
    return Links.next(next)
        .entity(new Page.Filings(page.items().stream().map(FilingSummary::of).toList(), next))
        .build();
  }

  static FilingId id(String year, String unit) {
    return new FilingId(Parameters.year(year), Parameters.unit("unit", unit));
  }

  private static String path(FilingId id) {
    return "/api/v1/filings/" + id;
  }

  static Response read(Filed filed, @Nullable String ifNoneMatch, Language language) {
    String tag = Preconditions.tag(filed, language);
    Response.ResponseBuilder answer =
        Preconditions.names(ifNoneMatch, tag)
            ? Response.notModified().header(HttpHeaders.ETAG, tag)
            : answer(Response.ok().type(Rendition.DATA), filed, language);
    return answer
        .header(HttpHeaders.VARY, Renderings.VARY)
        .header(HttpHeaders.CACHE_CONTROL, CacheRules.REVALIDATE)
        .build();
  }

  private Response examined(
      Examination examination, Handed handed, int otherwise, Language language) {
    Sheet sheet = examination.sheet();
    boolean mayKnow = !examination.refused() && caller.caller().role().readsTotals();
    Effect effect = sheet == null || !mayKnow ? null : effects.of(handed.id(), sheet);
    int wouldAnswer = examination.refused() ? ProblemType.SHEET_REJECTED.status() : otherwise;
    return Response.ok(
            ExaminationAnswer.of(examination, wouldAnswer, handed.explanations(), effect, language))
        .build();
  }

  private static Response.ResponseBuilder answer(
      Response.ResponseBuilder answer, Filed filed, Language language) {
    return answer
        .entity(FilingAnswer.of(filed, language))
        .header(HttpHeaders.ETAG, Preconditions.tag(filed, language));
  }
}
