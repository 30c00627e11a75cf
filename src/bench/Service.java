import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packaged service, started in a directory of its own. */
final class Service implements AutoCloseable {

  static final String TOKEN = "bench-only-0123456789abcdef";
  private static final int START_SECONDS = 180;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final int port;
  private final Path data;
  private final Process process;
  private final double startMillis;

  private Service(int port, Path data, Process process, double startMillis) {
    this.port = port;
    this.data = data;
    this.process = process;
    this.startMillis = startMillis;
  }

  /** How the service is started, here and nowhere else in the bench. */
  private static List<String> command(Path root) {
    // The script passes JAVA_OPTS on; a package of before it had none.
    Path script = jar(root).resolveSibling("tongbao");
    if (Files.exists(script)) {
      return List.of("sh", script.toString());
    }
    List<String> command = new ArrayList<>(List.of("java"));
    String options = System.getenv().getOrDefault("JAVA_OPTS", "");
    if (!options.isBlank()) {
      command.addAll(List.of(options.trim().split("\\s+")));
    }
    command.addAll(List.of("-jar", jar(root).toString()));
    return command;
  }

  static Path jar(Path root) {
    String given = System.getenv("TONGBAO_JAR");
    return given == null ? root.resolve("target/quarkus-app/quarkus-run.jar") : Path.of(given);
  }

  /** Starts the service and waits for its first answer to a request that has passed the wall. */
  static Service start(Path root, Path data, Map<String, String> settings) {
    int port = freePort();
    Map<String, String> environment = new LinkedHashMap<>(settings);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("TONGBAO_DATA_DIR", data.toString());
    environment.put("TONGBAO_ADMIN_TOKEN", TOKEN);
    File log = new File(data + ".log");
    long from = System.nanoTime();
    Process process = Started.start(command(root), environment, log);
    while (!answers(port)) {
      if (!process.isAlive() || System.nanoTime() - from > START_SECONDS * 1e9) {
        throw new IllegalStateException(
            (process.isAlive() ? "No answer for a while: " : "The service has ended: ")
                + lastLines(log.toPath()));
      }
      pause(10);
    }
    return new Service(port, data, process, (System.nanoTime() - from) / 1e6);
  }

  private static boolean answers(int port) {
    try {
      return HTTP.send(
                  get("http://127.0.0.1:" + port + "/api/v1/editions"),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest get(String url) {
    return HttpRequest.newBuilder(URI.create(url)).header("Authorization", bearer()).build();
  }

  static String bearer() {
    return "Bearer " + TOKEN;
  }

  /** Sends a request and gives the answer, whatever its status. */
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", bearer());
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** GETs a path beside the interface. */
  HttpResponse<String> outside(String path) {
    try {
      return HTTP.send(
          get("http://127.0.0.1:" + port + path), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  String url() {
    return "http://127.0.0.1:" + port + "/api/v1";
  }

  /** Milliseconds from starting the process to the first answered request. */
  double startMillis() {
    return startMillis;
  }

  long pid() {
    return process.pid();
  }

  /** The embedded PostgreSQL, where this service has brought one. */
  Database database() {
    List<String> lines = text(data.resolve("postgres/postmaster.pid")).lines().toList();
    return new Database(
        Long.parseLong(lines.get(0).trim()),
        lines.get(3).trim(),
        text(data.resolve("postgres/tongbao.password")).trim());
  }

  @Override
  public void close() {
    Started.stop(process);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String lastLines(Path file) {
    List<String> lines = text(file).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
