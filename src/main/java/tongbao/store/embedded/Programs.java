package tongbao.store.embedded;

import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The PostgreSQL programs on disk, and how to run them here. */
final class Programs {
  private final Path home;
  private final List<String> wrapper;
  private final String version;

  private Programs(Path home) throws IOException, InterruptedException {
    this.home = home;
    this.wrapper = wrapper();
    this.version = run(List.of("-V"), "postgres").replaceFirst(".*\\) ", "").strip();
  }

  static Programs unpackedIn(Path directory) throws IOException, InterruptedException {
    Archive archive = Archive.forThisPlatform();
    Files.createDirectories(directory);
    Path home = directory.toRealPath().resolve(archive.digest());
    if (Files.exists(home)) {
      try {
        return new Programs(home);
      } catch (ProgramFailed cutShort) {
        // A power failure soon after the first start can leave files without content.
        Directories.delete(home);
      }
    }
    Directories.createAtomically(home, archive::unpackInto);
    try {
      return new Programs(home);
    } catch (ProgramFailed e) {
      throw new DatabaseUnavailable(
          "PostgreSQL does not run on this machine: " + e.getMessage(), e);
    }
  }

  /** For instance {@code 18.6}. */
  String version() {
    return version;
  }

  String major() {
    return version.replaceFirst("\\D.*", "");
  }

  void initdb(String... arguments) throws IOException, InterruptedException {
    run(Arrays.asList(arguments), "initdb");
  }

  void pgCtl(String... arguments) throws IOException, InterruptedException {
    run(Arrays.asList(arguments), "pg_ctl");
  }

  /** Starts the server as our child, so that its end is noticed and no zombie stays behind. */
  Process postgres(List<String> arguments, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    // In a session of its own, Ctrl-C reaches the service first and not both at once.
    onPath("setsid").ifPresent(command::add);
    command.addAll(wrapper);
    command.add(program("postgres"));
    command.addAll(arguments);
    return builder(command).redirectOutput(output.toFile()).start();
  }

  private String run(List<String> arguments, String program)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(program(program));
    command.addAll(arguments);
    Process process = builder(command).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      int status = process.waitFor();
      if (status != 0) {
        throw new ProgramFailed(
            program + " ended with status " + status + ": " + lastLines(output));
      }
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    // PGDATA, PGPORT and the like are the operator's, for other servers.
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("LC_ALL", "C");
    // initdb writes it into the configuration.
    environment.put("TZ", "UTC");
    return builder.redirectErrorStream(true);
  }

  private String program(String name) {
    String suffix = File.separatorChar == '\\' ? ".exe" : "";
    return home.resolve("bin").resolve(name + suffix).toString();
  }

  private static String lastLines(String output) {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    return String.join("; ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }

  /**
   * PostgreSQL refuses to run as root, and initdb as a user without a name (as containers like to
   * have them). In a user namespace the same files are reachable, yet the process is nobody.
   */
  private static List<String> wrapper() throws IOException, InterruptedException {
    Path self = Path.of("/proc/self");
    if (!Files.exists(self)) {
      return List.of();
    }
    boolean root = Files.getAttribute(self, "unix:uid").equals(0);
    boolean nameless = Files.getOwner(self).getName().matches("\\d+");
    if (!root && !nameless) {
      return List.of();
    }
    Optional<String> unshare = onPath("unshare");
    if (unshare.isPresent()) {
      List<String> trial = List.of(unshare.get(), "-U", unshare.get(), "--version");
      Process process =
          new ProcessBuilder(trial).redirectErrorStream(true).redirectOutput(DISCARD).start();
      if (process.waitFor() == 0) {
        return List.of(unshare.get(), "-U");
      }
    }
    throw new DatabaseUnavailable(
        "PostgreSQL refuses to run as %s, and user namespaces, the way around it, are forbidden here. Run Tongbao as an ordinary user or set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL server."
            .formatted(root ? "root" : "a user without a name"));
  }

  private static Optional<String> onPath(String program) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** A program said no; the message ends with its own last words. */
  static final class ProgramFailed extends IOException {
    @Serial private static final long serialVersionUID = 1;

    private ProgramFailed(String message) {
      super(message);
    }
  }
}
