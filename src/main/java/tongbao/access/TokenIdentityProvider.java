package tongbao.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Knows the caller by a token issued here, from memory, or by one that the identity provider
 * signed.
 */
@ApplicationScoped
class TokenIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {
  /** Set on a request whose token must not be looked up among those issued here. */
  static final String SIGNED_ONLY = "tongbao.signed-only";

  private final TokenRegistry registry;
  private final Optional<IssuedTokens> issued;

  TokenIdentityProvider(TokenRegistry registry, IssuerConfig config, Clock clock) {
    this.registry = registry;
    this.issued = config.issuer().map(issuer -> new IssuedTokens(config, clock));
  }

  /** Whether a token of this shape is judged by a signature. */
  boolean takesAsSigned(String token) {
    return issued.isPresent() && BearerToken.isSignedShape(token);
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    String token = request.getToken().getToken();
    boolean mayBeOurs =
        token.length() <= BearerToken.MAXIMUM_LENGTH && request.getAttribute(SIGNED_ONLY) == null;
    Optional<SecurityIdentity> ours = mayBeOurs ? registry.find(token) : Optional.empty();
    if (ours.isPresent()) {
      return Uni.createFrom().item(ours.get());
    }
    if (takesAsSigned(token)) {
      return judgeSigned(token);
    }
    return Uni.createFrom().failure(new AuthenticationFailedException());
  }

  private Uni<SecurityIdentity> judgeSigned(String token) {
    Uni<SecurityIdentity> judged =
        Uni.createFrom()
            .completionStage(
                () -> issued.orElseThrow().find(token, Infrastructure.getDefaultWorkerPool()));
    Context eventLoop = Vertx.currentContext();
    // The request's body is collected on the event loop of its connection, and nowhere else.
    return eventLoop == null
        ? judged
        : judged.emitOn(task -> eventLoop.runOnContext(nothing -> task.run()));
  }
}
