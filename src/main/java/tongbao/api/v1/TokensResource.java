package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.LAST_ADMIN;
import static tongbao.api.v1.ProblemType.TOKEN_CONFIGURED;
import static tongbao.api.v1.ProblemType.TOKEN_ENDED;
import static tongbao.api.v1.ProblemType.TOKEN_NAME_TAKEN;
import static tongbao.api.v1.ProblemType.UNKNOWN_TOKEN;
import static tongbao.api.v1.ProblemType.UNKNOWN_UNIT;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tongbao.access.AccessToken;
import tongbao.access.Allowed;
import tongbao.access.Role;
import tongbao.desk.TokenDesk;

/** Who may call: tokens, given out and taken back by an administrator. */
@Path("/api/v1/tokens")
@Tag(name = "access")
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

  private static final String PATH = "/api/v1/tokens";

  private final TokenDesk desk;
  private final Clock clock;

  TokensResource(TokenDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Makes a token and tells its secret, this once. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Role.ADMIN)
  @Operation(operationId = "createToken", summary = "Make a token")
  @APIResponseSchema(
      value = TokenAnswer.Issued.class,
      responseCode = "201",
      responseDescription = "Made; the secret is not shown again.")
  @Refuses({UNKNOWN_UNIT, TOKEN_NAME_TAKEN})
  public Response create(@RequestBodySchema(TokenBody.New.class) JsonBody body) {
    TokenReader.New token = TokenReader.token(body, clock.instant());
    return issued(desk.issue(token.name(), token.role(), token.unit(), token.expiresAt()));
  }

  /** Tokens by name, page by page. */
  @GET
  @Allowed(Role.ADMIN)
  @Operation(operationId = "listTokens", summary = "List tokens")
  @APIResponseSchema(
      value = Page.Tokens.class,
      responseCode = "200",
      responseDescription = "A page of tokens.")
  public Response list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
    int most = Parameters.limit(limit);
    List<AccessToken> found = desk.list(after, most + 1);
    Cut<AccessToken> page = Cut.of(found, most);
    String next = page.next(Links.to(PATH), limit, AccessToken::name);
    return Links.next(next)
        .entity(new Page.Tokens(page.items().stream().map(TokenAnswer::of).toList(), next))
        .build();
  }

  /** One token. */
  @GET
  @Path("/{id}")
  @Allowed(Role.ADMIN)
  @Operation(operationId = "getToken", summary = "Read a token")
  @APIResponse(responseCode = "200", description = "The token.")
  @Refuses(UNKNOWN_TOKEN)
  public TokenAnswer token(@PathParam("id") String id) {
    return TokenAnswer.of(desk.token(Parameters.id(id)));
  }

  /** Gives a token another secret and tells it, this once. */
  @POST
  @Path("/{id}/rotations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Role.ADMIN)
  @Operation(operationId = "rotateToken", summary = "Replace a token's secret")
  @APIResponseSchema(
      value = TokenAnswer.Issued.class,
      responseCode = "201",
      responseDescription = "Replaced; the new secret is not shown again.")
  @Refuses({UNKNOWN_TOKEN, TOKEN_ENDED, TOKEN_CONFIGURED})
  public Response rotate(
      @PathParam("id") String id, @RequestBodySchema(TokenBody.Rotation.class) JsonBody body) {
    return issued(desk.rotate(Parameters.id(id), TokenReader.overlap(body)));
  }

  /** Takes a token back for good. It stays in the list, because the audit log names it. */
  @DELETE
  @Path("/{id}")
  @Allowed(Role.ADMIN)
  @Operation(operationId = "revokeToken", summary = "Revoke a token")
  @APIResponse(responseCode = "200", description = "The token, revoked now or earlier.")
  @Refuses({UNKNOWN_TOKEN, LAST_ADMIN})
  public TokenAnswer revoke(@PathParam("id") String id) {
    return TokenAnswer.of(desk.revoke(Parameters.id(id)));
  }

  private static Response issued(TokenDesk.Issued issued) {
    return Response.status(Response.Status.CREATED)
        .entity(TokenAnswer.Issued.of(issued))
        .header(HttpHeaders.LOCATION, PATH + "/" + issued.token().id())
        .build();
  }
}
