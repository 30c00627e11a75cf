package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.UNIT_KEY_TAKEN;
import static tongbao.api.v1.ProblemType.UNKNOWN_UNIT;
import static tongbao.api.v1.ProblemType.UNKNOWN_UNIT_KEY;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.KeyDesk;
import tongbao.edition.Text;
import tongbao.evidence.RefusedKeyException;
import tongbao.evidence.UnitKey;
import tongbao.evidence.UnitSignatures;
import tongbao.unit.UnitCode;

/** The keys by which a unit signs what it hands in. */
@Path("/api/v1/units/{unit}/keys")
@Tag(name = "evidence")
@Produces(MediaType.APPLICATION_JSON)
public class UnitKeysResource {

  private final KeyDesk desk;

  UnitKeysResource(KeyDesk desk) {
    this.desk = desk;
  }

  /** Registers a key. */
  @PUT
  @Path("/{kid}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Role.ADMIN)
  @Operation(operationId = "putUnitKey", summary = "Register a key of a unit")
  @APIResponse(
      responseCode = "200",
      description = "The key was registered before.",
      content = @Content(schema = @Schema(implementation = UnitKeyAnswer.class)))
  @APIResponse(
      responseCode = "201",
      description = "Added.",
      content = @Content(schema = @Schema(implementation = UnitKeyAnswer.class)))
  @Refuses({UNKNOWN_UNIT, UNIT_KEY_TAKEN})
  public Response put(
      @PathParam("unit") String code,
      @PathParam("kid") String kid,
      @RequestBodySchema(UnitKeyBody.class) JsonBody body) {
    UnitCode unit = Parameters.unit("unit", code);
    String name = kid(kid);
    KeyDesk.Put put = desk.put(unit, name, jwk(name, body));
    Response.ResponseBuilder answer =
        put.added()
            ? Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/units/" + unit + "/keys")
            : Response.ok();
    return answer.entity(UnitKeyAnswer.of(put.key())).build();
  }

  /** All keys of a unit. */
  @GET
  @Allowed({Role.SUBMITTER, Role.REVIEWER, Role.READER, Role.ADMIN})
  @Operation(operationId = "listUnitKeys", summary = "List the keys of a unit")
  @APIResponse(responseCode = "200", description = "The keys.")
  @Refuses(UNKNOWN_UNIT)
  public UnitKeyAnswer.Keys list(@PathParam("unit") String code) {
    return new UnitKeyAnswer.Keys(
        desk.of(Parameters.unit("unit", code)).stream().map(UnitKeyAnswer::of).toList());
  }

  /** Revokes a key. */
  @DELETE
  @Path("/{kid}")
  @Allowed(Role.ADMIN)
  @Operation(operationId = "revokeUnitKey", summary = "Revoke a key of a unit")
  @APIResponse(responseCode = "200", description = "Revoked, now or before. The keys of the unit.")
  @Refuses({UNKNOWN_UNIT, UNKNOWN_UNIT_KEY})
  public UnitKeyAnswer.Keys revoke(@PathParam("unit") String code, @PathParam("kid") String kid) {
    UnitCode unit = Parameters.unit("unit", code);
    desk.revoke(unit, kid(kid));
    return list(code);
  }

  private static String kid(String kid) {
    if (kid.matches(UnitKey.KID)) {
      return kid;
    }
    throw Parameters.invalid("kid", kid, UnitKey.KID);
  }

  private static String jwk(String kid, JsonBody body) {
    Map<String, Object> jwk = new LinkedHashMap<>();
    body.object()
        .properties()
        .forEach(
            member ->
                jwk.put(
                    member.getKey(),
                    member.getValue().isTextual()
                        ? member.getValue().textValue()
                        : member.getValue().toString()));
    Object given = jwk.get("kid");
    if (given != null && !given.equals(kid)) {
      throw fault("/kid", Text.of("与路径中的 {} 不同。", "differs from {} in the path.", kid));
    }
    try {
      return UnitSignatures.publicJwk(jwk);
    } catch (RefusedKeyException e) {
      throw fault("", e.reason());
    }
  }

  private static ProblemException fault(String pointer, Text reason) {
    return new ProblemException(
        Problem.of(ProblemType.INVALID_BODY)
            .with(
                "errors",
                (Localized)
                    language ->
                        List.of(
                            Map.of("pointer", pointer, "detail", reason.in(language.locale())))));
  }
}
