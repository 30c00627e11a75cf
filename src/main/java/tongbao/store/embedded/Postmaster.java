package tongbao.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/** One run of the server, our child process. */
final class Postmaster {
  private static final Logger LOG = Logger.getLogger(Postmaster.class);

  // Below the ports that systems hand out for outgoing connections, so that none of those sits on
  // ours when the server has to come back on it.
  private static final int LOWEST_PORT = 20_000;
  private static final int HIGHEST_PORT = 32_000;

  // Backends of a killed server finish what they compute before they notice.
  private static final Duration PATIENCE_WITH_PREDECESSOR = Duration.ofSeconds(60);
  // Replaying the log after a crash takes as long as max_wal_size allows.
  private static final Duration PATIENCE_WITH_RECOVERY = Duration.ofMinutes(10);

  private final Cluster cluster;
  private final Programs programs;
  private final Process process;
  private final int port;

  private Postmaster(Cluster cluster, Programs programs, Process process, int port) {
    this.cluster = cluster;
    this.programs = programs;
    this.process = process;
    this.port = port;
  }

  static Postmaster startOnAnyPort(Cluster cluster, Programs programs)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      int port = RandomGenerator.getDefault().nextInt(LOWEST_PORT, HIGHEST_PORT);
      if (isFree(port)) {
        try {
          return start(cluster, programs, port);
        } catch (DatabaseUnavailable e) {
          // Someone was faster to take the port; anything else will not get better.
          if (isFree(port) || attempt >= 5) {
            throw e;
          }
        }
      }
    }
  }

  /** Returns when the server accepts connections and has proved to be ours. */
  static Postmaster start(Cluster cluster, Programs programs, int port)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_WITH_PREDECESSOR.toNanos();
    for (long pause = 100; ; pause = Math.min(2 * pause, 2000)) {
      Path output = cluster.directory().resolve("tongbao-start.log");
      Process process = programs.postgres(arguments(cluster, port), output);
      var postmaster = new Postmaster(cluster, programs, process, port);
      try {
        if (postmaster.becomesReady()) {
          postmaster.proveOurs();
          return postmaster;
        }
      } catch (InterruptedException | IOException | RuntimeException e) {
        postmaster.abandon();
        throw e;
      }
      String lastWords = Files.readString(output, UTF_8);
      if (!predecessorLives(lastWords) || System.nanoTime() > deadline) {
        throw new DatabaseUnavailable(
            "PostgreSQL does not start in %s (status %d): %s. See its log directory there."
                .formatted(cluster.directory(), process.exitValue(), reason(lastWords, port)));
      }
      Thread.sleep(pause);
    }
  }

  // Also when interrupted, so without waiting for the slow cases.
  private void abandon() {
    process.destroy();
    process
        .onExit()
        .completeOnTimeout(process, 5, SECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
  }

  private static List<String> arguments(Cluster cluster, int port) {
    return List.of(
        "-D",
        cluster.directory().toString(),
        "-p",
        Integer.toString(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        // A filing answered with 201 is on disk.
        "-c",
        "fsync=on",
        "-c",
        "synchronous_commit=on",
        "-c",
        "full_page_writes=on");
  }

  private boolean becomesReady() throws IOException, InterruptedException {
    long start = System.nanoTime();
    boolean told = false;
    while (!process.waitFor(25, MILLISECONDS)) {
      if (PidFile.read(cluster.directory())
          .filter(f -> f.ready() && f.pid() == pid())
          .isPresent()) {
        return true;
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(PATIENCE_WITH_RECOVERY) > 0) {
        throw new DatabaseUnavailable(
            "PostgreSQL in %s is not ready after %d minutes. See its log directory there."
                .formatted(cluster.directory(), waited.toMinutes()));
      }
      if (!told && waited.toSeconds() >= 10) {
        told = true;
        LOG.info("PostgreSQL is still recovering what it had not yet written to its tables");
      }
    }
    return false;
  }

  private void proveOurs() throws IOException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      String served = value(statement, "show data_directory");
      if (!Path.of(served).toRealPath().equals(cluster.directory())) {
        throw new DatabaseUnavailable(
            "the server on port %d serves %s and not %s"
                .formatted(port, served, cluster.directory()));
      }
      if (value(
              statement,
              "select count(*) from pg_database where datname = '%s'"
                  .formatted(EmbeddedDatabase.NAME))
          .equals("0")) {
        statement.execute("create database " + EmbeddedDatabase.NAME);
      }
      ServiceRole.provide(statement, cluster.password());
    } catch (SQLException e) {
      throw new DatabaseUnavailable(
          "the server on port %d refuses us: %s".formatted(port, e.getMessage()), e);
    }
    handOver();
  }

  private void handOver() {
    try (Connection connection = connect(EmbeddedDatabase.NAME)) {
      ServiceRole.own(connection);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(
          "the tables cannot be made over to the role %s: %s"
              .formatted(ServiceRole.NAME, e.getMessage()),
          e);
    }
  }

  private static String value(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  private Connection connect(String database) throws SQLException {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl(port, database));
    source.setUser(EmbeddedDatabase.NAME);
    source.setPassword(cluster.password());
    source.setLoginTimeout(10);
    return source.getConnection();
  }

  static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static boolean predecessorLives(String lastWords) {
    return lastWords.contains("still in use") || lastWords.contains("lock file");
  }

  // Once its log has been opened, the server writes there alone.
  private static String reason(String lastWords, int port) {
    return lastWords
        .lines()
        .filter(line -> line.contains("FATAL:"))
        .map(line -> line.replaceFirst(".*FATAL:\\s*", ""))
        .findFirst()
        .orElse(isFree(port) ? "no reason given" : "port " + port + " is taken by another program");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  /** Returns when the server is gone, for whatever reason; its exit status. */
  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  void stop() throws InterruptedException {
    if (process.isAlive()) {
      stop(cluster.directory(), programs);
      if (!process.waitFor(10, SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  /** Open transactions are rolled back and clients sent away; committed work is on disk already. */
  static void stop(Path dataDirectory, Programs programs) throws InterruptedException {
    String pgdata = "--pgdata=" + dataDirectory;
    try {
      programs.pgCtl("stop", pgdata, "--mode=fast", "--wait", "--timeout=20");
    } catch (IOException slow) {
      LOG.warnf("PostgreSQL did not stop in time (%s); ending it at once", slow.getMessage());
      try {
        programs.pgCtl("stop", pgdata, "--mode=immediate", "--wait", "--timeout=10");
      } catch (IOException e) {
        LOG.warnf("PostgreSQL could not be stopped: %s", e.getMessage());
      }
    }
  }
}
