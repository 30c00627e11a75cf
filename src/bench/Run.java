import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One run of the bench: a service of its own in a directory of its own, both gone in the end.
 *
 * @param out where the results go
 */
record Run(Options options, Path root, Path out, Results results) {

  static Run of(String[] arguments, String... known) throws IOException {
    Options options = Options.of(arguments, known);
    Path root = Path.of(System.getProperty("bench.root"));
    Needs.check(root);
    return new Run(
        options, root, Files.createDirectories(root.resolve("target/bench")), new Results());
  }

  /** Starts the service and measures it; what ends that early is noted as a fault. */
  void measure(Bed.Effort effort, Consumer<Bed> measurement) {
    Path work = Started.temporaryDirectory();
    results.circumstance("started", Instant.now().toString());
    Needs.describe(results);
    try (Service service = Service.start(root, work.resolve("service"), Map.of())) {
      measurement.accept(
          new Bed(root, work, service, service.database(), results, effort, Bed.realFiling(root)));
    } catch (IllegalStateException e) {
      results.fault("stopped early: " + e.getMessage());
    }
    results.circumstance("ended", Instant.now().toString());
  }

  /** Writes the table and every figure, and ends; with 1 where the run is invalid. */
  void end(String name, String table, String figures) {
    System.out.println(table);
    keep(name, table, figures);
    System.err.println("The results are in " + out);
    System.exit(results.faults().isEmpty() ? 0 : 1);
  }

  /** Writes what is known so far. */
  void keep(String name, String table, String figures) {
    try {
      Files.writeString(out.resolve(name), table + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    results.write(out.resolve(figures));
  }
}
