package tongbao.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on an empty database, as an operator meets it. */
class FirstStartIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void theTokenIsShownOnceAndStaysValidUntilAnotherIsConfigured() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      String url = database.getJdbcUrl("postgres", "postgres");

      String output = whileRunning(url, Map.of(), port -> assertEquals(401, status(port, "guess")));
      String line =
          output.lines().filter(l -> l.contains("first admin token")).findFirst().orElseThrow();
      assertTrue(line.contains("首个管理员令牌"), "readable whatever the locale");
      String token = line.substring(line.lastIndexOf(' ') + 1);

      output = whileRunning(url, Map.of(), port -> assertEquals(404, status(port, token)));
      assertFalse(output.contains("admin token"), output);
      assertFalse(output.contains(token), output);

      output =
          whileRunning(
              url,
              Map.of("TONGBAO_ADMIN_TOKEN", "configured-token"),
              port -> {
                assertEquals(404, status(port, "configured-token"));
                assertEquals(401, status(port, token));
              });
      assertFalse(output.contains("configured-token"), output);
    }
  }

  @Test
  void aTokenTooShortIsRefusedInOneLine() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      String url = database.getJdbcUrl("postgres", "postgres");
      Path output = directory.resolve("refused");
      Process service = start(url, 0, Map.of("TONGBAO_ADMIN_TOKEN", "short"), output);
      assertTrue(service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      assertNotEquals(0, service.exitValue());
      String said = Files.readString(output, StandardCharsets.UTF_8);
      assertEquals(1, said.lines().filter(l -> l.contains("TONGBAO_ADMIN_TOKEN")).count(), said);
      assertFalse(said.contains("\tat "), said);
    }
  }

  private interface Check {
    void on(int port) throws Exception;
  }

  private String whileRunning(String url, Map<String, String> environment, Check check)
      throws Exception {
    int port = freePort();
    Path output = Files.createTempFile(directory, "service", ".log");
    Process service = start(url, port, environment, output);
    try {
      awaitReady(port, service, output);
      check.on(port);
    } finally {
      service.destroy();
      service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private Process start(String url, int port, Map<String, String> environment, Path output)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(java, "-jar", System.getProperty("tongbao.jar"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", url);
    builder.environment().put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    return builder.start();
  }

  private static void awaitReady(int port, Process service, Path output) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (service.isAlive() && Instant.now().isBefore(deadline)) {
      try {
        status(port, "");
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IOException("not started: " + Files.readString(output, StandardCharsets.UTF_8));
  }

  private static int status(int port, String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/nosuch"))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
