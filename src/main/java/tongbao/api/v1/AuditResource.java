package tongbao.api.v1;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.AuditDesk;
import tongbao.evidence.AuditHead;
import tongbao.evidence.AuditLine;
import tongbao.evidence.AuditQuery;

/** The audit log, and the proof that nothing was changed since. */
@Path("/api/v1/audit")
@Tag(name = "evidence")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  private static final String HASH = "[0-9a-f]{64}";

  private final AuditDesk desk;

  AuditResource(AuditDesk desk) {
    this.desk = desk;
  }

  /** Lines of the audit log, page by page. */
  @GET
  @Allowed({Role.REVIEWER, Role.ADMIN})
  @Operation(operationId = "listAudit", summary = "Read the audit log")
  @APIResponseSchema(
      value = Page.Audit.class,
      responseCode = "200",
      responseDescription = "A page of lines.")
  public Response list(
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("action") @Nullable String action,
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("year") @Nullable String year,
      @QueryParam("unit") @Nullable String unit,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    int most = Parameters.limit(limit);
    List<AuditLine> found =
        desk.lines(
            new AuditQuery(
                after == null ? 0 : position("after", after),
                subject,
                action,
                actor,
                Parameters.optionalYear(year),
                Parameters.optionalUnit("unit", unit),
                from == null ? null : Parameters.instant("from", from),
                to == null ? null : Parameters.instant("to", to),
                most + 1));
    Cut<AuditLine> page = Cut.of(found, most);
    String next =
        page.next(
            Links.to("/api/v1/audit")
                .with("subject", subject)
                .with("action", action)
                .with("actor", actor)
                .with("year", year)
                .with("unit", unit)
                .with("from", from)
                .with("to", to),
            limit,
            line -> Long.toString(line.position()));
    return Links.next(next)
        .entity(new Page.Audit(page.items().stream().map(AuditLineAnswer::of).toList(), next))
        .build();
  }

  /** Works out the whole chain, every digest and every signature again. */
  @GET
  @Path("/verification")
  @Allowed({Role.REVIEWER, Role.ADMIN})
  @Operation(operationId = "verifyAudit", summary = "Prove that nothing was changed")
  @APIResponse(responseCode = "200", description = "What came of it, whichever it is.")
  public VerificationAnswer verify(
      @QueryParam("from") @Nullable String from,
      @QueryParam("head") @Nullable String head,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
    return VerificationAnswer.of(
        desk.verify(noted(from, head)), Language.preferred(acceptLanguage));
  }

  private static @Nullable AuditHead noted(@Nullable String from, @Nullable String head) {
    if (from == null && head == null) {
      return null;
    }
    if (from == null) {
      throw Parameters.invalid("from", "-", "from=…&head=…");
    }
    long position = position("from", from);
    if (head == null || !head.matches(HASH)) {
      throw Parameters.invalid("head", head == null ? "-" : head, HASH);
    }
    return new AuditHead(position, head);
  }

  private static long position(String name, String value) {
    if (value.matches("[1-9][0-9]{0,17}")) {
      return Long.parseLong(value);
    }
    throw Parameters.invalid(name, value, "1, 2, 3, …");
  }
}
