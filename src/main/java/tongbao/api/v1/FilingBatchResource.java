package tongbao.api.v1;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.CurrentCaller;
import tongbao.access.OnBehalf;
import tongbao.access.Role;
import tongbao.desk.BatchDesk;

/** Handing in many filings in one call. */
@Path(BatchMedia.PATH)
@Tag(name = "filings")
@Produces(BatchMedia.TYPE)
public class FilingBatchResource {

  /** After which a refused client may try again. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final BatchDesk desk;
  private final BatchPool pool;
  private final CurrentCaller caller;
  private final ObjectMapper mapper;
  private final int longestLine;

  FilingBatchResource(
      BatchDesk desk,
      BatchPool pool,
      CurrentCaller caller,
      ObjectMapper mapper,
      @ConfigProperty(name = "tongbao.body-limit", defaultValue = "1M") MemorySize longestLine) {
    this.desk = desk;
    this.pool = pool;
    this.caller = caller;
    this.mapper = mapper;
    this.longestLine = Math.toIntExact(longestLine.asLongValue());
  }

  /**
   * Hands in the filing of each line, as {@link FilingsResource#submit} would; answers each line as
   * soon as it is recorded or refused.
   */
  @POST
  @Consumes(BatchMedia.TYPE)
  @Allowed(
      value = {Role.SUBMITTER, Role.ADMIN},
      checking = Role.REVIEWER)
  @Operation(operationId = "submitFilings", summary = "Hand in many filings")
  @RequestBody(
      description = "Lines of JSON, each a Submission.",
      content = @Content(mediaType = BatchMedia.TYPE, schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(
      responseCode = "200",
      description = "Lines of JSON: one for each line that was sent, and one at the end.",
      content =
          @Content(
              mediaType = BatchMedia.TYPE,
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      contentMediaType = MediaType.APPLICATION_JSON,
                      contentSchema = BatchLineAnswer.class)))
  public Flow.Publisher<byte[]> submit(
      @QueryParam("validateOnly") @Nullable String validateOnly,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage,
      @jakarta.ws.rs.core.Context RoutingContext context) {
    Language language = Language.preferred(acceptLanguage);
    boolean dryRun = Parameters.flag("validateOnly", validateOnly);
    BatchMedia.refuseUnreadable(context);
    OnBehalf sender = caller.onBehalf();
    String name = sender.caller().name();
    if (!pool.entered(name)) {
      throw new ProblemException(Failures.overloaded(PAUSE).saying("batch"));
    }
    context.addEndHandler(done -> pool.left(name));
    BatchWork work =
        new BatchWork(desk.open(dryRun), sender, language, context, mapper, longestLine);
    BatchMedia.begin(context, language);
    Context loop = Objects.requireNonNull(Vertx.currentContext());
    return new BatchCall(context, loop, work, pool, longestLine);
  }
}
