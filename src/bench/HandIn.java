import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Hands in many filings: in one stream where the service takes it, else one by one. */
final class HandIn {

  private static final int AT_A_TIME = 16;

  private final Service service;
  private final Path work;
  private final boolean takesBatch;

  HandIn(Service service, Path work) {
    this.service = service;
    this.work = work;
    int status =
        service
            .send("POST", "/filings:batch", "", "Content-Type", "application/x-ndjson")
            .statusCode();
    this.takesBatch = status != 404 && status != 405;
  }

  boolean takesBatch() {
    return takesBatch;
  }

  /** Filings as the service takes them, one a line. All must be taken. */
  void all(Stream<String> filings) {
    if (takesBatch) {
      Path file = file(filings);
      stream(file);
      delete(file);
    } else {
      oneByOne(filings);
    }
  }

  /** Writes a file to be streamed. */
  Path file(Stream<String> filings) {
    try {
      Path file = Files.createTempFile(work, "filings", ".ndjson");
      try (BufferedWriter writer = Files.newBufferedWriter(file)) {
        for (String filing : (Iterable<String>) filings::iterator) {
          writer.write(filing);
          writer.write('\n');
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Streams a file to the service by curl, and gives the file with the answers. */
  Path stream(Path file) {
    Path answers = Path.of(file + ".answers");
    String status =
        Started.run(
            List.of(
                "curl",
                "-sS",
                "-X",
                "POST",
                "-T",
                file.toString(),
                "-o",
                answers.toString(),
                "-H",
                "Authorization: " + Service.bearer(),
                "-H",
                "Content-Type: application/x-ndjson",
                "-H",
                "Expect:",
                "-w",
                "%{http_code}",
                service.url() + "/filings:batch"),
            Map.of());
    if (!status.equals("200")) {
      throw new IllegalStateException("filings:batch was answered " + status);
    }
    return answers;
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(Path.of(file + ".answers"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void oneByOne(Stream<String> filings) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<?>> sent = new ArrayList<>();
      filings.forEach(filing -> sent.add(pool.submit(() -> one(filing))));
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }

  private void one(String filing) {
    HttpResponse<String> answer = service.send("POST", "/filings", filing);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(filing + "\nwas answered " + answer.body());
    }
  }
}
