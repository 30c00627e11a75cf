package tongbao;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Keycloak of the test's own on a free loopback port, with the realm of {@code
 * keycloak/city-realm.json}; all its data is in memory. The build has unpacked it.
 */
final class Keycloak implements AutoCloseable {
  /** Its first start builds itself. */
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private static final String ADMIN = "temporary-admin";
  private static final Path HOME =
      Path.of(System.getProperty("tongbao.keycloak", "target/keycloak/keycloak-26.7.3"));

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path output;
  private final int port;

  private Keycloak(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  static Keycloak start() throws IOException, InterruptedException {
    Path realms = Files.createDirectories(HOME.resolve("data/import"));
    try (InputStream realm = Keycloak.class.getResourceAsStream("/keycloak/city-realm.json")) {
      Files.copy(
          Objects.requireNonNull(realm),
          realms.resolve("city-realm.json"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Path output = Files.createTempFile("keycloak-", ".log");
    int port = freePort();
    // The unpacked script need not be executable.
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash",
                HOME.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
    Keycloak keycloak = new Keycloak(builder.start(), output, port);
    try {
      keycloak.awaitReady();
      return keycloak;
    } catch (InterruptedException | IOException | AssertionError e) {
      keycloak.close();
      throw e;
    }
  }

  /** The issuer of a realm. */
  String issuer(String realm) {
    return "http://127.0.0.1:%d/realms/%s".formatted(port, realm);
  }

  /** An access token for a client's own account. */
  String token(String clientId) throws IOException, InterruptedException {
    return token(
        "city",
        "grant_type=client_credentials&client_id=%s&client_secret=%s-secret"
            .formatted(clientId, clientId));
  }

  /** The administrator's, which the realm master issues. */
  String adminToken() throws IOException, InterruptedException {
    return token(
        "master",
        "grant_type=password&client_id=admin-cli&username=%s&password=%s".formatted(ADMIN, ADMIN));
  }

  /** Has the realm sign with a new RSA key; the former ones are still known. */
  void addKey(String name) throws IOException, InterruptedException {
    String component =
        """
        {"name": "%s", "providerId": "rsa-generated", "parentId": "city",
         "providerType": "org.keycloak.keys.KeyProvider",
         "config": {"priority": ["%d"], "enabled": ["true"], "active": ["true"],
                    "keySize": ["2048"], "algorithm": ["RS256"]}}
        """
            .formatted(name, 1000 + name.length());
    HttpResponse<String> answer =
        send(
            admin("/components")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(component)));
    expect(201, answer);
  }

  /** Withdraws every RSA key for signatures but those of that name. */
  void withdrawOtherKeys(String name) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(admin("/components?type=org.keycloak.keys.KeyProvider").GET());
    expect(200, answer);
    for (JsonNode component : new ObjectMapper().readTree(answer.body())) {
      if (component.get("providerId").asText().equals("rsa-generated")
          && !component.get("name").asText().equals(name)) {
        expect(204, send(admin("/components/" + component.get("id").asText()).DELETE()));
      }
    }
  }

  private HttpRequest.Builder admin(String path) throws IOException, InterruptedException {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d/admin/realms/city%s".formatted(port, path)))
        .header("Authorization", "Bearer " + adminToken());
  }

  private String token(String realm, String form) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(issuer(realm) + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    expect(200, answer);
    return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(
        request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString(UTF_8));
  }

  private static void expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("Keycloak is not ready: " + Files.readString(output));
      }
      Thread.sleep(250);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return send(HttpRequest.newBuilder(URI.create(issuer("city")))).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    // The script starts one Java process after another.
    List<ProcessHandle> all;
    try (Stream<ProcessHandle> started = process.descendants()) {
      all = Stream.concat(started, Stream.of(process.toHandle())).toList();
    }
    all.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
      for (ProcessHandle one : all) {
        if (one.isAlive()) {
          one.destroyForcibly();
        }
      }
      Files.deleteIfExists(output);
    } catch (InterruptedException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
