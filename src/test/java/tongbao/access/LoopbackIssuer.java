package tongbao.access;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An identity provider of the test's own, on loopback: a discovery document and a key set. */
final class LoopbackIssuer implements AutoCloseable {
  final AtomicInteger keySetsAsked = new AtomicInteger();
  volatile int status = 200;
  volatile String namesItself;
  volatile Optional<String> insteadOfKeys = Optional.empty();

  private final HttpServer server;
  private volatile List<PublicJsonWebKey> keys;

  LoopbackIssuer() throws IOException, JoseException {
    this(0);
  }

  LoopbackIssuer(int port) throws IOException, JoseException {
    keys = List.of(rsa("first"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    // One that hangs must not keep the others from being answered.
    server.setExecutor(Executors.newCachedThreadPool());
    namesItself = url();
    answer(
        "/realm/.well-known/openid-configuration",
        () -> "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(namesItself, url()));
    answer(
        "/realm/keys",
        () -> {
          keySetsAsked.incrementAndGet();
          return insteadOfKeys.orElseGet(
              () -> new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY));
        });
    server.start();
  }

  private interface Body {
    String get();
  }

  private void answer(String path, Body body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
  }

  PublicJsonWebKey key() {
    return keys.get(0);
  }

  void rotateTo(PublicJsonWebKey... replacement) {
    keys = List.of(replacement);
  }

  static PublicJsonWebKey rsa(String id) throws JoseException {
    PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
    key.setKeyId(id);
    return key;
  }

  /** The claims of a submitter's token, good for five minutes. */
  JwtClaims claims() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(url());
    claims.setAudience("tongbao");
    claims.setSubject("8c1f");
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setClaim("preferred_username", "zhang.san");
    claims.setClaim("tongbao_role", "submitter");
    claims.setClaim("tongbao_unit", "620900-zhijian");
    return claims;
  }

  String sign(JwtClaims claims) throws JoseException {
    return sign(claims, "RS256", key(), key().getPrivateKey());
  }

  static String sign(JwtClaims claims, String algorithm, JsonWebKey named, Key key)
      throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKeyIdHeaderValue(named.getKeyId());
    signature.setKey(key);
    signature.setDoKeyValidation(false);
    signature.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
    return signature.getCompactSerialization();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
