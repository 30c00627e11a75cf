package tongbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongbao.store.embedded.EmbeddedDatabase;

@Timeout(120)
class PackagedServiceIT {
  private static final Duration SHORTLY = Duration.ofSeconds(12);
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void losesNothingHoweverItsProcessesEnd() throws Exception {
    try (PackagedService first = start()) {
      execute(first, "create table kept (id int primary key)");
      execute(first, "insert into kept values (1)");
      first.kill9();

      try (PackagedService second = start()) {
        assertEquals(1, count(second));
        execute(second, "insert into kept values (2)");
        long killed = second.postmasterPid();
        second.kill9Postmaster();
        awaitAnotherPostmaster(second, killed);
        second.awaitReady(RECOVERY);
        second.awaitOutput("is back on port", RECOVERY);
        assertEquals(2, count(second));

        second.kill9();
        second.kill9Postmaster();
      }
      try (PackagedService third = start()) {
        assertEquals(2, count(third));
        assertEquals(143, third.stop());
        assertFalse(third.hasPostmaster());
        assertFalse(third.output().contains("Exception"), third.output());
      }
    }
  }

  @Test
  void leavesNoServerBehindWhenToldToStopWhileStarting() throws Exception {
    try (PackagedService service = PackagedService.launch(directory, Map.of())) {
      while (!service.hasPostmaster()) {
        Thread.sleep(5);
      }
      service.stop();
      assertFalse(service.hasPostmaster());
    }
  }

  @Test
  void usesTheDatabaseItIsGivenAndNoOther(@TempDir Path elsewhere) throws Exception {
    try (EmbeddedDatabase given = EmbeddedDatabase.start(elsewhere)) {
      Map<String, String> settings =
          Map.of(
              "QUARKUS_DATASOURCE_JDBC_URL", given.jdbcUrl(),
              "QUARKUS_DATASOURCE_USERNAME", given.username(),
              "QUARKUS_DATASOURCE_PASSWORD", given.password());
      Path untouched = directory.resolve("untouched");
      try (PackagedService service = PackagedService.start(untouched, settings)) {
        assertFalse(Files.exists(untouched.resolve("postgres")));
        assertEquals(143, service.stop());
      }
      String refusal =
          refusal(
              Map.of(
                  "QUARKUS_DATASOURCE_JDBC_URL",
                  given.jdbcUrl() + "?ApplicationName=x&password=secret1",
                  "QUARKUS_DATASOURCE_PASSWORD",
                  "secret2"));
      assertTrue(refusal.contains("password authentication failed"), refusal);
      assertFalse(refusal.contains("secret"), refusal);
    }
  }

  @Test
  void namesTheSettingsWhenNobodyListensThere() throws Exception {
    String refusal =
        refusal(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/tongbao"));
    assertTrue(refusal.contains("127.0.0.1:1 refused"), refusal);
    assertTrue(refusal.contains("QUARKUS_DATASOURCE_JDBC_URL"), refusal);
  }

  @Test
  void namesTheSettingsWhenNobodyAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:%d/tongbao".formatted(silent.getLocalPort());
      String refusal = refusal(Map.of("QUARKUS_DATASOURCE_JDBC_URL", url));
      assertTrue(refusal.contains(url), refusal);
    }
  }

  @Test
  void namesTheSettingsWhenTheUrlIsNoPostgresUrl() throws Exception {
    String refusal =
        refusal(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "postgres://tongbao:secret@127.0.0.1/x"));
    assertTrue(refusal.contains("no PostgreSQL URL"), refusal);
    assertFalse(refusal.contains("secret"), refusal);
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      String refusal = refusal(Map.of("QUARKUS_HTTP_PORT", port));
      assertTrue(refusal.contains("127.0.0.1:" + port), refusal);
      assertTrue(refusal.contains("QUARKUS_HTTP_PORT"), refusal);
    }
  }

  @Test
  void namesTheDataDirectoryItCannotUse() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    String refusal = refusal(Map.of("TONGBAO_DATA_DIR", file.resolve("data").toString()));
    assertTrue(refusal.contains(file.toString()), refusal);
  }

  @Test
  void leavesADirectoryInUseAlone() throws Exception {
    try (EmbeddedDatabase first = EmbeddedDatabase.start(directory)) {
      long pid = first.pid();
      String refusal = refusal(Map.of());
      assertTrue(refusal.contains("in use by another Tongbao"), refusal);
      assertEquals(pid, first.pid());
    }
  }

  private PackagedService start() throws IOException, InterruptedException {
    return PackagedService.start(directory, Map.of());
  }

  /** The one line with which the service declines to start. */
  private String refusal(Map<String, String> environment) throws Exception {
    try (PackagedService service = PackagedService.launch(directory, environment)) {
      assertEquals(1, service.awaitExit(SHORTLY), service.output());
      String output = service.output();
      assertEquals(1, output.lines().count(), output);
      assertTrue(output.startsWith("Tongbao cannot start: "), output);
      return output;
    }
  }

  private static void awaitAnotherPostmaster(PackagedService service, long than)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + RECOVERY.toNanos();
    while (service.findPostmasterPid().orElse(than) == than) {
      assertTrue(System.nanoTime() < deadline, service.output());
      Thread.sleep(20);
    }
  }

  private static void execute(PackagedService service, String sql)
      throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(PackagedService service) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from kept")) {
      assertTrue(result.next());
      return result.getInt(1);
    }
  }
}
