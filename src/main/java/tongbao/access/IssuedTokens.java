package tongbao.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Tokens of the identity provider: signed JWTs (RFC 7519) made for us. */
final class IssuedTokens {
  private static final Logger LOG = Logger.getLogger(IssuedTokens.class);

  /** Signatures only, and none that takes a public key for a shared secret. */
  private static final AlgorithmConstraints ALGORITHMS =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.EDDSA);

  /** RFC 9068 gives access tokens a type of their own; many providers write none or JWT. */
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  /** What Keycloak calls an access token; its ID and refresh tokens are JWTs as well. */
  private static final String ACCESS_TOKEN = "Bearer";

  private final String issuer;
  private final String audience;
  private final int skewSeconds;
  private final ClaimedCaller callers;
  private final IssuerKeys keys;
  private final InstantSource clock;

  /** For a configuration with an issuer and an audience. */
  IssuedTokens(IssuerConfig config, InstantSource clock) {
    this.issuer = config.issuer().orElseThrow();
    this.audience = config.audience().orElseThrow();
    this.skewSeconds = Math.toIntExact(config.clockSkew().toSeconds());
    this.callers = new ClaimedCaller(config.roleClaim(), config.unitClaim());
    this.clock = clock;
    @Nullable URI address = config.jwksUrl().map(URI::create).orElse(null);
    this.keys = new IssuerKeys(issuer, address, config.keysPause(), clock);
  }

  /**
   * Who holds this token.
   *
   * @param workers compute the signature, which is too slow for an event loop
   * @return fails with {@link AuthenticationFailedException} for a token that does not hold, {@link
   *     UnplacedAccountException} for an account without a place here, and {@link
   *     IssuerUnavailableException} where that cannot be told at present
   */
  CompletionStage<SecurityIdentity> find(String token, Executor workers) {
    try {
      // Before anybody is asked for keys: no stranger's token makes us ask.
      String keyId = keyId(token);
      return keys.with(keyId).thenApplyAsync(known -> identity(verify(token, known)), workers);
    } catch (JoseException | InvalidJwtException | RuntimeException e) {
      // The library takes for granted that alg, typ and kid are texts.
      return CompletableFuture.failedStage(refused(e));
    }
  }

  private @Nullable String keyId(String token) throws JoseException, InvalidJwtException {
    JsonWebStructure structure = JsonWebStructure.fromCompactSerialization(token);
    if (!(structure instanceof JsonWebSignature signed)) {
      throw new JoseException("not signed");
    }
    ALGORITHMS.checkConstraint(signed.getAlgorithmHeaderValue());
    String type = signed.getHeader("typ");
    if (type != null && !TYPES.contains(type.toLowerCase(Locale.ROOT))) {
      throw new JoseException("of type " + type);
    }
    JwtClaims claims = JwtClaims.parse(signed.getUnverifiedPayload());
    if (!issuer.equals(claims.getClaimValue("iss"))) {
      throw new JoseException("of another issuer");
    }
    return signed.getKeyIdHeaderValue();
  }

  private Caller verify(String token, List<JsonWebKey> known) {
    try {
      var candidates = new JwksVerificationKeyResolver(known);
      candidates.setDisambiguateWithVerifySignature(true);
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setJwsAlgorithmConstraints(ALGORITHMS)
              .setVerificationKeyResolver(candidates)
              .setExpectedIssuer(issuer)
              .setExpectedAudience(audience)
              .setRequireExpirationTime()
              .setRequireSubject()
              .setAllowedClockSkewInSeconds(skewSeconds)
              .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
              .build()
              .processToClaims(token);
      Object use = claims.getClaimValue("typ");
      if (use != null && !ACCESS_TOKEN.equals(use)) {
        throw new JoseException("a token for another use: " + use);
      }
      String subject = claims.getSubject();
      if (!ClaimedCaller.isPlain(subject)) {
        throw new JoseException("of a subject that cannot be written down");
      }
      return callers.read(claims, subject);
    } catch (InvalidJwtException | JoseException | MalformedClaimException | ClassCastException e) {
      throw refused(e);
    }
  }

  private static AuthenticationFailedException refused(Exception e) {
    LOG.debugf("A token of the identity provider is refused: %s", e.getMessage());
    return new AuthenticationFailedException();
  }

  private static SecurityIdentity identity(Caller caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(caller.name()))
        .addRole(caller.role().code())
        .addAttribute(TokenRegistry.CALLER, caller)
        .build();
  }
}
