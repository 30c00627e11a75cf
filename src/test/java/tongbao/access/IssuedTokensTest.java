package tongbao.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.AuthenticationFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedTokensTest {
  private LoopbackIssuer issuer;
  private IssuedTokens tokens;
  private volatile Instant now = Instant.now();
  private final InstantSource clock = () -> now;

  @BeforeEach
  void start() throws IOException, JoseException {
    issuer = new LoopbackIssuer();
    tokens = tokens(Optional.empty());
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void aSubmittersToken() throws JoseException {
    Caller caller = find(issuer.sign(issuer.claims()));
    assertEquals("oidc:zhang.san/8c1f", caller.name());
    assertEquals(Role.SUBMITTER, caller.role());
    assertEquals("620900-zhijian", String.valueOf(caller.unit()));
  }

  @Test
  void everyAllowedAlgorithm() throws JoseException {
    PublicJsonWebKey ec = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    ec.setKeyId("ec");
    PublicJsonWebKey ed = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
    ed.setKeyId("ed");
    PublicJsonWebKey rsa = issuer.key();
    issuer.rotateTo(rsa, ec, ed);
    for (String algorithm : List.of("RS256", "PS256", "ES256", "EdDSA")) {
      PublicJsonWebKey key = Map.of("ES256", ec, "EdDSA", ed).getOrDefault(algorithm, rsa);
      String token = LoopbackIssuer.sign(issuer.claims(), algorithm, key, key.getPrivateKey());
      assertEquals(Role.SUBMITTER, find(token).role(), algorithm);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "RS384", "ES256"})
  void noOtherAlgorithm(String algorithm) throws JoseException {
    PublicJsonWebKey key = issuer.key();
    var claims = issuer.claims();
    String token =
        switch (algorithm) {
          case "none" -> base64("{\"alg\":\"none\"}") + "." + base64(claims.toJson()) + ".";
          // The classic confusion: the public key, which everybody has, taken as a shared secret.
          case "HS256" ->
              LoopbackIssuer.sign(
                  claims, "HS256", key, new HmacKey(key.getPublicKey().getEncoded()));
          case "ES256" -> {
            PublicJsonWebKey other = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            yield LoopbackIssuer.sign(claims, "ES256", key, other.getPrivateKey());
          }
          default -> LoopbackIssuer.sign(claims, algorithm, key, key.getPrivateKey());
        };
    refused(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":1}",
        "{\"alg\":\"RS256\",\"typ\":1}",
        "{\"alg\":\"RS256\",\"kid\":{}}",
        "{\"alg\":\"RS256\",\"crit\":7}",
        "[]",
        "7",
      })
  void headsOfWrongTypes(String head) throws JoseException {
    PublicJsonWebKey key = issuer.key();
    String signed = LoopbackIssuer.sign(issuer.claims(), "RS256", key, key.getPrivateKey());
    refused(base64(head) + signed.substring(signed.indexOf('.')));
  }

  @Test
  void aKeyTheTokenBringsAlongIsNotTaken() throws JoseException {
    PublicJsonWebKey own = LoopbackIssuer.rsa("first");
    refused(LoopbackIssuer.sign(issuer.claims(), "RS256", own, own.getPrivateKey()));
    String header = "{\"alg\":\"RS256\",\"kid\":\"first\",\"jwk\":" + own.toJson() + "}";
    String signed = LoopbackIssuer.sign(issuer.claims(), "RS256", own, own.getPrivateKey());
    refused(base64(header) + signed.substring(signed.indexOf('.')));
  }

  @Test
  void anotherIssuerOrAudience() throws JoseException {
    refused(sign(claims -> claims.setIssuer(issuer.url() + "/")));
    refused(sign(claims -> claims.setIssuer("https://elsewhere.example")));
    refused(sign(claims -> claims.setAudience("another-service")));
    refused(sign(claims -> claims.unsetClaim("aud")));
    assertEquals("8c1f", subject(sign(claims -> claims.setAudience("account", "tongbao"))));
  }

  @Test
  void timesWithTheClocksApart() throws JoseException {
    String expired = sign(claims -> claims.setExpirationTime(at(-29)));
    assertEquals("8c1f", subject(expired));
    refused(sign(claims -> claims.setExpirationTime(at(-31))));
    assertEquals("8c1f", subject(sign(claims -> claims.setNotBefore(at(29)))));
    refused(sign(claims -> claims.setNotBefore(at(35))));
    refused(sign(claims -> claims.unsetClaim("exp")));
    now = now.plusSeconds(31);
    refused(expired);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ID", "Refresh", "Logout"})
  void tokensForAnotherUse(String type) throws JoseException {
    refused(sign(claims -> claims.setClaim("typ", type)));
    assertEquals("8c1f", subject(sign(claims -> claims.setClaim("typ", "Bearer"))));
  }

  @ParameterizedTest
  @CsvSource({"'..'", "'a.b.c'", "'e30.e30.'", "'e30.e30.e30'", "'{}.{}.{}'"})
  void whatIsNoToken(String token) {
    refused(token);
    assertEquals(0, issuer.keySetsAsked.get());
  }

  @Test
  void nobodyIsAskedAboutStrangersTokens() throws JoseException {
    for (int i = 0; i < 5; i++) {
      PublicJsonWebKey key = LoopbackIssuer.rsa("stranger-" + i);
      JwtClaims claims = issuer.claims();
      claims.setIssuer("https://elsewhere.example");
      refused(LoopbackIssuer.sign(claims, "RS256", key, key.getPrivateKey()));
    }
    assertEquals(0, issuer.keySetsAsked.get());
  }

  @Test
  void keysAreAskedForAgainWhenTheyChangeButNotWithoutEnd() throws JoseException {
    String before = issuer.sign(issuer.claims());
    find(before);
    issuer.rotateTo(LoopbackIssuer.rsa("second"));
    String after = issuer.sign(issuer.claims());
    // Asked a moment ago: whoever makes up key ids must not have us ask each time.
    refused(after);
    assertEquals(1, issuer.keySetsAsked.get());
    now = now.plusSeconds(11);
    assertEquals("8c1f", subject(after));
    refused(before);
    assertEquals(2, issuer.keySetsAsked.get());
    for (int i = 0; i < 20; i++) {
      PublicJsonWebKey key = i == 0 ? LoopbackIssuer.rsa("x") : issuer.key();
      key.setKeyId("made-up-" + i);
      refused(LoopbackIssuer.sign(issuer.claims(), "RS256", key, key.getPrivateKey()));
    }
    assertEquals(2, issuer.keySetsAsked.get());
  }

  @Test
  void aWithdrawnKeyIsForgotten() throws Exception {
    String token = sign(claims -> claims.setExpirationTime(at(3600)));
    find(token);
    issuer.rotateTo(LoopbackIssuer.rsa("second"));
    now = now.plus(Duration.ofMinutes(11));
    // The keys at hand still serve while newer ones are asked for.
    find(token);
    for (int i = 0; i < 1000 && issuer.keySetsAsked.get() < 2; i++) {
      Thread.sleep(10);
    }
    for (int i = 0; i < 1000 && isGood(token); i++) {
      Thread.sleep(10);
    }
    refused(token);
  }

  @Test
  void whileTheIssuerIsAway() throws JoseException {
    issuer.status = 500;
    String token = issuer.sign(issuer.claims());
    assertInstanceOf(IssuerUnavailableException.class, failure(token));
    assertInstanceOf(IssuerUnavailableException.class, failure(token));
    issuer.status = 200;
    now = now.plusSeconds(11);
    assertEquals("8c1f", subject(token));
    // Once known, keys outlive an absence.
    issuer.status = 500;
    now = now.plus(Duration.ofMinutes(2));
    assertEquals("8c1f", subject(token));
  }

  @Test
  void keySetsThatAreNone() throws JoseException {
    String token = issuer.sign(issuer.claims());
    for (String body :
        List.of("", "<html>", "{\"keys\":7}", " ".repeat(300_000) + "{\"keys\":[]}")) {
      issuer.insteadOfKeys = Optional.of(body);
      assertInstanceOf(IssuerUnavailableException.class, failure(token));
      now = now.plusSeconds(11);
    }
    issuer.insteadOfKeys = Optional.of("{\"keys\":[]}");
    refused(token);
  }

  @Test
  void anotherIssuersDiscoveryDocument() throws JoseException {
    issuer.namesItself = "https://elsewhere.example";
    String token = issuer.sign(issuer.claims());
    assertInstanceOf(IssuerUnavailableException.class, failure(token));
    tokens = tokens(Optional.of(issuer.url() + "/keys"));
    assertEquals("8c1f", subject(token));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "reviewer             | -              | reviewer",
        "reader               | 620900-zhijian | reader",
        "admin                | -              | admin",
        "submitter            | 620900-zhijian | submitter",
        "submitter            | -              | -",
        "submitter            | NO UNIT        | -",
        "submitter            | a1,b2          | -",
        "root                 | -              | -",
        "-                    | 620900-zhijian | -",
        "reader,reviewer      | -              | -",
        "offline_access,reader | -             | reader",
        "reader,reader        | -              | reader",
      })
  void rolesAndUnits(String role, String unit, String expected) throws JoseException {
    String token =
        sign(
            claims -> {
              set(claims, "tongbao_role", role);
              set(claims, "tongbao_unit", unit);
            });
    if (expected == null) {
      Throwable failure = failure(token);
      assertInstanceOf(UnplacedAccountException.class, failure);
      assertTrue(((UnplacedAccountException) failure).reason().en().contains("claim tongbao_"));
    } else {
      assertEquals(expected, find(token).role().code());
      assertEquals(expected.equals("submitter"), find(token).unit() != null);
    }
  }

  @Test
  void claimsInsideOthersAndClaimsWithSlashes() throws JoseException {
    tokens = tokens(Optional.empty(), "realm_access/roles", "https://example.org/unit");
    String token =
        sign(
            claims -> {
              claims.unsetClaim("tongbao_role");
              claims.setClaim(
                  "realm_access", Map.of("roles", List.of("uma_authorization", "submitter")));
              claims.setClaim("https://example.org/unit", "620900-fagai");
            });
    assertEquals("620900-fagai", String.valueOf(find(token).unit()));
    assertThrows(CompletionException.class, () -> find(issuer.sign(issuer.claims())));
  }

  @Test
  void namesThatWouldMislead() throws JoseException {
    assertEquals("oidc:/8c1f", find(sign(c -> c.setClaim("preferred_username", "li/si"))).name());
    assertEquals("oidc:/8c1f", find(sign(c -> c.setClaim("preferred_username", "a\nb"))).name());
    refused(sign(claims -> claims.setSubject("a\nb")));
    refused(sign(claims -> claims.unsetClaim("sub")));
    assertNull(find(sign(c -> c.setClaim("tongbao_role", "reviewer"))).unit());
  }

  private interface Change {
    void on(JwtClaims claims);
  }

  private String sign(Change change) throws JoseException {
    JwtClaims claims = issuer.claims();
    change.on(claims);
    return issuer.sign(claims);
  }

  private NumericDate at(int seconds) {
    return NumericDate.fromSeconds(now.getEpochSecond() + seconds);
  }

  private static void set(JwtClaims claims, String name, String value) {
    claims.unsetClaim(name);
    if (value != null) {
      claims.setClaim(name, value.indexOf(',') < 0 ? value : Arrays.asList(value.split(",", -1)));
    }
  }

  private String subject(String token) {
    String name = find(token).name();
    return name.substring(name.indexOf('/') + 1);
  }

  private Caller find(String token) {
    return tokens
        .find(token, Runnable::run)
        .toCompletableFuture()
        .join()
        .getAttribute(TokenRegistry.CALLER);
  }

  private boolean isGood(String token) {
    try {
      find(token);
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  private void refused(String token) {
    assertInstanceOf(AuthenticationFailedException.class, failure(token));
  }

  private Throwable failure(String token) {
    Throwable failure = assertThrows(CompletionException.class, () -> find(token)).getCause();
    while (failure instanceof CompletionException e) {
      failure = e.getCause();
    }
    return failure;
  }

  private IssuedTokens tokens(Optional<String> keys) {
    return tokens(keys, "tongbao_role", "tongbao_unit");
  }

  private IssuedTokens tokens(Optional<String> keys, String roleClaim, String unitClaim) {
    return new IssuedTokens(
        new IssuerConfig() {
          @Override
          public Optional<String> issuer() {
            return Optional.of(issuer.url());
          }

          @Override
          public Optional<String> audience() {
            return Optional.of("tongbao");
          }

          @Override
          public Optional<String> jwksUrl() {
            return keys;
          }

          @Override
          public String roleClaim() {
            return roleClaim;
          }

          @Override
          public String unitClaim() {
            return unitClaim;
          }

          @Override
          public Duration clockSkew() {
            return Duration.ofSeconds(30);
          }

          @Override
          public Duration keysPause() {
            return Duration.ofSeconds(10);
          }
        },
        clock);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
