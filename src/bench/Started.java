import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Every process the bench starts, and its directory: none outlives it, however it ends. */
final class Started {

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
  private static volatile boolean ending;

  private Started() {}

  /** A directory that is removed in the end, after everything started has stopped. */
  static Path temporaryDirectory() {
    try {
      Path directory = Files.createTempDirectory("tongbao-bench");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(directory)));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Process start(List<String> command, Map<String, String> environment, File output) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectInput(new File("/dev/null"));
    if (output != null) {
      builder.redirectOutput(output);
    }
    try {
      if (ending) {
        throw new IllegalStateException("The bench is ending.");
      }
      Process process = builder.start();
      RUNNING.add(process);
      process.onExit().thenAccept(RUNNING::remove);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command printed; an exit code other than 0 ends the bench with that. */
  static String run(List<String> command, Map<String, String> environment) {
    return outcome(start(command, environment, null), command.get(0));
  }

  static String outcome(Process process, String name) {
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            name + " ended with " + process.exitValue() + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks a process to end, and makes it where it does not. */
  static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  private static void end(Path directory) {
    ending = true;
    // The service stops its PostgreSQL before it ends.
    RUNNING.forEach(Process::destroy);
    RUNNING.forEach(Started::stop);
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("Not removed: " + directory + " (" + e.getMessage() + ")");
    }
  }
}
