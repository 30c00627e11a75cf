import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What has to be there before anything is measured, and what it was measured on. */
final class Needs {

  private Needs() {}

  static void check(Path root) {
    if (!Files.exists(Service.jar(root))) {
      end("There is no " + Service.jar(root) + ". Run: mvn -DskipTests package");
    }
    for (String tool : new String[] {"wrk", "pgbench", "psql", "curl"}) {
      if (!onPath(tool)) {
        end(
            tool
                + " is missing. On Debian:"
                + " apt-get install wrk postgresql-contrib postgresql-client curl");
      }
    }
  }

  private static boolean onPath(String tool) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
  }

  private static void end(String text) {
    System.err.println(text);
    System.exit(2);
  }

  static void describe(Results results) {
    results.circumstance("java", System.getProperty("java.vm.version"));
    results.circumstance("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    try {
      results.circumstance(
          "loadBefore",
          Files.readString(Path.of("/proc/loadavg")).replaceFirst(" \\S+/.*", "").trim());
      results.circumstance(
          "processor",
          Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
              .filter(line -> line.startsWith("model name"))
              .findFirst()
              .map(line -> line.replaceFirst(".*: ", ""))
              .orElse("unknown"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
