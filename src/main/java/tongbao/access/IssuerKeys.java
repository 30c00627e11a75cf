package tongbao.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of the identity provider. Asked for when a token first needs them, so that the
 * service starts without the provider; asked for again when a token names a key that is not among
 * them, but never more often than the pause allows. No thread waits for the answer.
 */
final class IssuerKeys {
  private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
  private static final int LARGEST_ANSWER = 256 * 1024;
  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final int SECONDS_FOR_AN_ANSWER = 8;

  /** After that a key the provider has withdrawn is known to be so. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** How long the provider may be away before its keys are no longer trusted. */
  private static final Duration USABLE = Duration.ofHours(24);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(CONNECTING).build();

  private final String issuer;
  private final @Nullable URI given;
  private final Duration pause;
  private final InstantSource clock;

  private volatile Known known = new Known(List.of(), Instant.EPOCH);
  private Instant lastAsked = Instant.EPOCH;
  private @Nullable CompletableFuture<List<JsonWebKey>> asking;

  private record Known(List<JsonWebKey> keys, Instant at) {
    boolean has(@Nullable String keyId) {
      return keyId == null
          ? !keys.isEmpty()
          : keys.stream().anyMatch(key -> keyId.equals(key.getKeyId()));
    }
  }

  IssuerKeys(String issuer, @Nullable URI given, Duration pause, InstantSource clock) {
    this.issuer = issuer;
    this.given = given;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Keys among which the named one is, if the provider has it.
   *
   * @return fails with {@link IssuerUnavailableException} where the provider cannot be asked
   */
  CompletionStage<List<JsonWebKey>> with(@Nullable String keyId) {
    Known now = known;
    Duration age = Duration.between(now.at(), clock.instant());
    boolean usable = now.has(keyId) && age.compareTo(USABLE) < 0;
    if (usable && age.compareTo(FRESH) < 0) {
      return CompletableFuture.completedStage(now.keys());
    }
    CompletionStage<List<JsonWebKey>> asked = ask();
    return usable ? CompletableFuture.completedStage(now.keys()) : asked;
  }

  private synchronized CompletionStage<List<JsonWebKey>> ask() {
    if (asking != null && !asking.isDone()) {
      return asking;
    }
    Instant now = clock.instant();
    if (asking != null && now.isBefore(lastAsked.plus(pause))) {
      return asking;
    }
    lastAsked = now;
    asking = fetch();
    return asking;
  }

  private CompletableFuture<List<JsonWebKey>> fetch() {
    CompletableFuture<String> keys =
        given == null
            ? get(discovery()).thenApply(this::keysAddress).thenCompose(IssuerKeys::get)
            : get(given);
    return keys.orTimeout(SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS)
        .thenApply(this::read)
        .exceptionally(
            failure -> {
              Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
              LOG.warnf("The keys of the issuer %s cannot be had: %s", issuer, cause);
              throw new IssuerUnavailableException(String.valueOf(cause));
            });
  }

  private List<JsonWebKey> read(String json) {
    try {
      List<JsonWebKey> keys = List.copyOf(new JsonWebKeySet(json).getJsonWebKeys());
      known = new Known(keys, clock.instant());
      return keys;
    } catch (JoseException e) {
      throw new CompletionException(e);
    }
  }

  private URI discovery() {
    return URI.create(
        (issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration");
  }

  private URI keysAddress(String discovery) {
    try {
      Map<String, Object> document = JsonUtil.parseJson(discovery);
      // OpenID Connect Discovery 1.0 §4.3: another provider's document must not be taken for this.
      if (!issuer.equals(document.get("issuer"))) {
        throw new CompletionException(
            new IOException("its discovery document is of the issuer " + document.get("issuer")));
      }
      return URI.create(String.valueOf(document.get("jwks_uri")));
    } catch (JoseException e) {
      throw new CompletionException(e);
    }
  }

  private static CompletableFuture<String> get(URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(SECONDS_FOR_AN_ANSWER))
            .header("Accept", "application/json, application/jwk-set+json")
            .build();
    return CLIENT
        .sendAsync(request, answer -> new LimitedBody(LARGEST_ANSWER))
        .thenApply(
            answer -> {
              if (answer.statusCode() != 200) {
                throw new CompletionException(
                    new IOException(address + " answers " + answer.statusCode()));
              }
              return new String(answer.body(), StandardCharsets.UTF_8);
            });
  }
}
