package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.UNKNOWN_EDITION;
import static tongbao.api.v1.ProblemType.UNKNOWN_UNIT;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
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
import tongbao.edition.Edition;
import tongbao.rendering.TemplateWorkbook;
import tongbao.unit.UnitCode;

/** Empty forms to be filled in. */
@Path("/api/v1/editions/{id}/template")
@Tag(name = "editions")
public class TemplatesResource {

  private final EditionDesk editions;
  private final RegisterDesk register;

  TemplatesResource(EditionDesk editions, RegisterDesk register) {
    this.editions = editions;
    this.register = register;
  }

  /** The empty form as a workbook, for a unit and a year where they are given. */
  @GET
  @Produces(Rendition.WORKBOOK)
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getEditionTemplate", summary = "Download an empty form")
  @APIResponse(
      responseCode = "200",
      description = "The workbook.",
      content =
          @Content(
              mediaType = Rendition.WORKBOOK,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @Refuses({UNKNOWN_EDITION, UNKNOWN_UNIT})
  public Response template(
      @PathParam("id") String id,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("year") @Nullable String yearText) {
    Edition edition = editions.edition(id);
    Integer year = Parameters.optionalYear(yearText);
    if (year != null && !edition.governs(year)) {
      throw Parameters.invalid("year", String.valueOf(year), edition.years());
    }
    UnitCode code = Parameters.optionalUnit("unit", unit);
    String name = code == null ? "" : register.unit(code).name();
    String ascii = "template-" + id + (code == null ? "" : "-" + code);
    String title = name + (year == null ? "" : year + "年") + edition.title().zh() + "（填报模板）";
    return Renderings.file(
            TemplateWorkbook.of(edition, name, year), Rendition.XLSX, ascii, title, false)
        .build();
  }
}
