package tongbao.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/** Bearer tokens (RFC 6750) for the paths behind the {@link Wall}; elsewhere they are not read. */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {
  /** The challenge to a caller who sent no token. */
  public static final String CHALLENGE = "Bearer realm=\"tongbao\"";

  private static final String CHALLENGE_INVALID = CHALLENGE + ", error=\"invalid_token\"";
  private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
  private static final int UNAUTHORIZED = 401;

  private final FailedLogins logins;
  private final TokenIdentityProvider provider;

  BearerMechanism(FailedLogins logins, TokenIdentityProvider provider) {
    this.logins = logins;
    this.provider = provider;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    if (!Wall.guards(context)) {
      return Uni.createFrom().nullItem();
    }
    BearerToken token = sent(context);
    if (token instanceof BearerToken.None) {
      return Uni.createFrom().nullItem();
    }
    ClientAddress from = ClientAddress.of(context.request().remoteAddress());
    Duration wait = logins.waitOf(from);
    if (token instanceof BearerToken.Sent sent) {
      return judge(sent.value(), from, wait, providers);
    }
    logins.failed(from);
    return Uni.createFrom()
        .failure(
            wait.isZero()
                ? new AuthenticationFailedException()
                : new TooManyFailuresException(wait));
  }

  private Uni<SecurityIdentity> judge(
      String token, ClientAddress from, Duration wait, IdentityProviderManager providers) {
    var request = new TokenAuthenticationRequest(new TokenCredential(token, BearerToken.SCHEME));
    boolean brief = token.length() <= BearerToken.MAXIMUM_LENGTH;
    if (!wait.isZero() && !(brief && logins.isProven(from, token))) {
      if (!provider.takesAsSigned(token)) {
        return Uni.createFrom().failure(new TooManyFailuresException(wait));
      }
      // A signature cannot be guessed, and such tokens are too short-lived to have been seen
      // before.
      request.setAttribute(TokenIdentityProvider.SIGNED_ONLY, true);
    }
    return providers
        .authenticate(request)
        .invoke(
            identity -> {
              if (brief) {
                logins.succeeded(from, token);
              }
            })
        .onFailure(AuthenticationFailedException.class)
        .transform(
            failure -> {
              logins.failed(from);
              return wait.isZero() ? failure : new TooManyFailuresException(wait);
            });
  }

  /** Refuses with 401 by failing the request; whoever writes problems writes the body. */
  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    context.response().putHeader(WWW_AUTHENTICATE, challenge(context));
    context.fail(UNAUTHORIZED);
    return Uni.createFrom().item(true);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(UNAUTHORIZED, WWW_AUTHENTICATE, challenge(context)));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenAuthenticationRequest.class);
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return Uni.createFrom()
        .item(
            new HttpCredentialTransport(
                HttpCredentialTransport.Type.AUTHORIZATION, BearerToken.SCHEME));
  }

  private static String challenge(RoutingContext context) {
    return sent(context) instanceof BearerToken.None ? CHALLENGE : CHALLENGE_INVALID;
  }

  private static BearerToken sent(RoutingContext context) {
    return BearerToken.in(context.request().headers().getAll(HttpHeaders.AUTHORIZATION));
  }
}
