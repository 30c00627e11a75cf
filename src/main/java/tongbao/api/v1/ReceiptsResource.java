package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.UNKNOWN_RECEIPT;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.ReceiptDesk;
import tongbao.filing.ReceiptCode;

/** Telling which revision a paper is. */
@Path("/api/v1/receipts")
@Tag(name = "evidence")
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptsResource {

  private static final String EXAMPLE = "7K3M-9QXT-2WPA-K";

  private final ReceiptDesk desk;

  ReceiptsResource(ReceiptDesk desk) {
    this.desk = desk;
  }

  /** The revision whose receipt bears a code. */
  @GET
  @Path("/{code}")
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "getReceipt", summary = "Find the revision of a receipt")
  @APIResponse(responseCode = "200", description = "The revision the receipt was made out for.")
  @Refuses(UNKNOWN_RECEIPT)
  public ReceiptAnswer receipt(@PathParam("code") String code) {
    return ReceiptAnswer.of(desk.find(typed(code)));
  }

  private static ReceiptCode typed(String code) {
    try {
      return ReceiptCode.typed(code);
    } catch (ReceiptCode.MistypedException e) {
      throw Parameters.invalid(
          "code", code, EXAMPLE, e.checkFailed() ? "receipt-typo" : "receipt-shape");
    }
  }
}
