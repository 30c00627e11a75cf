package tongbao;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * A service with little patience behind a proxy, whose callers may come from anywhere ({@code
 * X-Forwarded-For}), with an identity provider that is away until a test starts one.
 */
public final class Besieged implements QuarkusTestProfile {
  /** Wrong tokens until an address is barred. */
  public static final int MOST_FAILURES = 3;

  private static final String ISSUER_PORT = "tongbao.test.issuer-port";

  /** Where the identity provider is expected, on loopback. */
  public static int issuerPort() {
    return Integer.getInteger(ISSUER_PORT);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.setProperty(ISSUER_PORT, Integer.toString(socket.getLocalPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "tongbao.login.most-failures",
        Integer.toString(MOST_FAILURES),
        "tongbao.login.window",
        "1h",
        "quarkus.http.proxy.proxy-address-forwarding",
        "true",
        "quarkus.http.proxy.allow-x-forwarded",
        "true",
        "quarkus.http.idle-timeout",
        "4s",
        "tongbao.oidc.issuer",
        "http://127.0.0.1:" + issuerPort() + "/realm",
        "tongbao.oidc.audience",
        "tongbao",
        "tongbao.oidc.keys-pause",
        "0s");
  }
}
