package tongbao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The service as it is shipped, run as a process of its own on a free loopback port, for tests that
 * kill it. Needs {@code mvn package} first. {@link #close()} ends it and its PostgreSQL, whatever
 * happened before.
 */
public final class PackagedService implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final Process process;
  private final Path output;
  private final Path dataDirectory;
  private final int port;

  private PackagedService(Process process, Path output, Path dataDirectory, int port) {
    this.process = process;
    this.output = output;
    this.dataDirectory = dataDirectory;
    this.port = port;
  }

  /** Starts the service and returns when it is ready. */
  public static PackagedService start(Path dataDirectory, Map<String, String> environment)
      throws IOException, InterruptedException {
    PackagedService service = launch(dataDirectory, environment);
    try {
      service.awaitReady(START_LIMIT);
      return service;
    } catch (InterruptedException | RuntimeException | Error e) {
      service.close();
      throw e;
    }
  }

  /** Starts the service and returns at once, for a start that is to fail. */
  public static PackagedService launch(Path dataDirectory, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("tongbao.jar", "target/quarkus-app/quarkus-run.jar"));
    Path output = Files.createTempFile("tongbao-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("TONGBAO_"));
    int port = freePort();
    variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    variables.put("TONGBAO_DATA_DIR", dataDirectory.toString());
    variables.putAll(environment);
    return new PackagedService(builder.start(), output, dataDirectory, port);
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** What the service has written to standard output and standard error. */
  public String output() throws IOException {
    return Files.readString(output, UTF_8);
  }

  /** Whether there is a PostgreSQL on the data directory at present. */
  public boolean hasPostmaster() throws IOException {
    return findPostmasterPid().isPresent();
  }

  public long postmasterPid() throws IOException {
    return findPostmasterPid().orElseThrow();
  }

  public OptionalLong findPostmasterPid() throws IOException {
    return firstLine(dataDirectory.resolve("postgres/postmaster.pid"));
  }

  /** Where and as whom the service's own PostgreSQL can be asked directly. */
  public String jdbcUrl() throws IOException {
    Path pidFile = dataDirectory.resolve("postgres/postmaster.pid");
    String postgresPort = Files.readAllLines(pidFile).get(3).strip();
    String password = Files.readString(dataDirectory.resolve("postgres/tongbao.password")).strip();
    return "jdbc:postgresql://127.0.0.1:%s/tongbao?user=tongbao&password=%s"
        .formatted(postgresPort, password);
  }

  public boolean isReady() {
    try {
      var connection = (HttpURLConnection) uri("/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(8000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  public void awaitReady(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("not ready within " + limit + ": " + outputOrNothing());
      }
      Thread.sleep(50);
    }
  }

  /** The log may tell of something a moment after it can be seen from outside. */
  public void awaitOutput(String expected, Duration limit)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!output().contains(expected)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no \"" + expected + "\" within " + limit + ": " + output());
      }
      Thread.sleep(50);
    }
  }

  /** The exit status. */
  public int awaitExit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), MILLISECONDS)) {
      throw new AssertionError("still running after " + limit + ": " + outputOrNothing());
    }
    return process.exitValue();
  }

  /** {@code kill -9} of the service; its PostgreSQL is left an orphan. */
  public void kill9() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** {@code kill -9} of PostgreSQL; the service is left without. */
  public void kill9Postmaster() throws IOException {
    ProcessHandle.of(postmasterPid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** {@code SIGTERM}, then waits for the end; the exit status. */
  public int stop() throws InterruptedException {
    process.destroy();
    return awaitExit(Duration.ofSeconds(20));
  }

  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(10_000, MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      OptionalLong orphan = findPostmasterPid();
      // Left by kill9(). A service that was refused must not take the other's PostgreSQL along.
      if (orphan.isPresent()
          && firstLine(dataDirectory.resolve("postgres.lock")).equals(OptionalLong.of(pid()))) {
        ProcessHandle.of(orphan.getAsLong())
            .filter(handle -> handle.info().command().orElse("").contains("postgres"))
            .ifPresent(ProcessHandle::destroyForcibly);
      }
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static OptionalLong firstLine(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.limit(1).mapToLong(line -> Long.parseLong(line.strip())).findFirst();
    } catch (NoSuchFileException none) {
      return OptionalLong.empty();
    }
  }

  private String outputOrNothing() {
    try {
      return output();
    } catch (IOException e) {
      return Objects.toString(e.getMessage());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
