package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.NO_FORM;
import static tongbao.api.v1.ProblemType.UNKNOWN_UNIT;
import static tongbao.api.v1.ProblemType.UNREADABLE_DOCUMENT;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.ReadingDesk;

/** Reading published reports. */
@Path("/api/v1/readings")
@Tag(name = "filings")
@Produces(MediaType.APPLICATION_JSON)
public class ReadingsResource {

  private final ReadingDesk desk;

  ReadingsResource(ReadingDesk desk) {
    this.desk = desk;
  }

  /** Reads a published report; stores nothing. */
  @POST
  @Consumes({
    MediaType.TEXT_PLAIN,
    DocumentMedia.MARKDOWN,
    MediaType.TEXT_HTML,
    DocumentMedia.CSV,
    DocumentMedia.WORD,
    DocumentMedia.WORKBOOK,
    DocumentMedia.PDF
  })
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "readReport", summary = "Read a published report")
  @APIResponse(responseCode = "200", description = "What was read; nothing was stored.")
  @Refuses({UNKNOWN_UNIT, UNREADABLE_DOCUMENT, NO_FORM})
  public ReadingAnswer read(
      @RequestBodySchema(String.class) DocumentBody body,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("year") @Nullable String year,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    return ReadingAnswer.of(
        desk.read(
            body.bytes(),
            body.contentType(),
            Parameters.optionalUnit("unit", unit),
            Parameters.optionalYear(year)),
        Language.preferred(acceptLanguage));
  }
}
