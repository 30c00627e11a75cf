package tongbao.store.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says; PostgreSQL fills it in line by line while it starts. */
record PidFile(long pid, Instant started, boolean ready) {
  // Line numbers of src/include/utils/pidfile.h, counted from 0.
  private static final int PID = 0;
  private static final int STARTED = 2;
  private static final int STATUS = 7;

  static Path in(Path dataDirectory) {
    return dataDirectory.resolve("postmaster.pid");
  }

  /** Empty if there is none, or none that makes sense. */
  static Optional<PidFile> read(Path dataDirectory) throws IOException {
    try {
      List<String> lines = Files.readAllLines(in(dataDirectory), ISO_8859_1);
      long pid = Long.parseLong(line(lines, PID));
      long started = Long.parseLong(line(lines, STARTED));
      boolean ready = line(lines, STATUS).equals("ready");
      return Optional.of(new PidFile(pid, Instant.ofEpochSecond(started), ready));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String line(List<String> lines, int number) {
    return number < lines.size() ? lines.get(number).strip() : "";
  }
}
