package tongbao.store.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's data directory and the password that opens it. */
final class Cluster {
  private static final Set<PosixFilePermission> OURS_ALONE = Set.of(OWNER_READ, OWNER_WRITE);

  // Written to postgresql.conf once, for an operator to change. What Tongbao promises is not here
  // but on the command line, where a file cannot undo it: see Postmaster.
  private static final List<String> SETTINGS =
      List.of(
          "max_connections=100",
          "shared_buffers=256MB",
          "effective_cache_size=1GB",
          "work_mem=16MB",
          "maintenance_work_mem=64MB",
          "min_wal_size=128MB",
          "max_wal_size=1GB",
          "checkpoint_timeout=10min",
          "wal_compression=pglz",
          "random_page_cost=1.1",
          "jit=off",
          // One file a weekday, written over a week later.
          "logging_collector=on",
          "log_directory=log",
          "log_filename=postgresql-%a.log",
          "log_truncate_on_rotation=on",
          "log_rotation_age=1d",
          "log_rotation_size=0",
          // Statements may carry what a bureau filed; errors are logged without them.
          "log_min_error_statement=panic");

  private final Path directory;
  private final String password;

  private Cluster(Path directory, String password) {
    this.directory = directory;
    this.password = password;
  }

  /** The directory must be locked: two of these at once would destroy each other's work. */
  static Cluster openOrCreate(Path directory, Programs programs)
      throws IOException, InterruptedException {
    // An initdb that outlived its service may have gone on writing after the last clearing.
    Directories.clearAbandoned(directory);
    if (!Files.exists(directory)) {
      Directories.createAtomically(directory, fresh -> initialize(fresh, programs));
    }
    Path version = directory.resolve("PG_VERSION");
    if (!Files.exists(version)) {
      throw new DatabaseUnavailable(
          "%s is not a PostgreSQL data directory. Move it away or set TONGBAO_DATA_DIR to another directory."
              .formatted(directory));
    }
    String major = Files.readString(version, US_ASCII).strip();
    if (!major.equals(programs.major())) {
      throw new DatabaseUnavailable(
          "%s was made by PostgreSQL %s, this Tongbao brings %s. Start it once more with the Tongbao that made it and dump the database there to load it here, or set TONGBAO_DATA_DIR to another directory, or QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL %s server."
              .formatted(directory, major, programs.major(), major));
    }
    return new Cluster(directory.toRealPath(), readPassword(passwordFile(directory)));
  }

  Path directory() {
    return directory;
  }

  String password() {
    return password;
  }

  private static void initialize(Path fresh, Programs programs)
      throws IOException, InterruptedException {
    // initdb wants an empty directory; the password moves in when it is done.
    Path password = fresh.resolveSibling(fresh.getFileName() + ".password");
    try {
      writePassword(password);
      List<String> arguments = new ArrayList<>();
      arguments.add("--pgdata=" + fresh);
      arguments.add("--username=" + EmbeddedDatabase.NAME);
      arguments.add("--pwfile=" + password);
      arguments.add("--auth=scram-sha-256");
      arguments.add("--encoding=UTF8");
      // The builtin provider sorts the same on every machine and in every release.
      arguments.add("--locale=C");
      arguments.add("--locale-provider=builtin");
      arguments.add("--builtin-locale=C.UTF-8");
      arguments.add("--data-checksums");
      SETTINGS.forEach(setting -> arguments.add("--set=" + setting));
      programs.initdb(arguments.toArray(String[]::new));
      Files.move(password, passwordFile(fresh));
    } finally {
      Files.deleteIfExists(password);
    }
  }

  private static Path passwordFile(Path directory) {
    return directory.resolve("tongbao.password");
  }

  private static void writePassword(Path file) throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Files.createFile(file);
    PosixFileAttributeView permissions = permissions(file);
    if (permissions != null) {
      permissions.setPermissions(OURS_ALONE);
    }
    Files.writeString(file, HexFormat.of().formatHex(random), US_ASCII);
  }

  private static String readPassword(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new DatabaseUnavailable(
          "the password file %s is missing. Put it back from a copy; without it the data cannot be opened."
              .formatted(file));
    }
    PosixFileAttributeView permissions = permissions(file);
    if (permissions != null
        && !OURS_ALONE.containsAll(permissions.readAttributes().permissions())) {
      throw new DatabaseUnavailable(
          "the password file %s can be read by others. Find out who did, then set its mode to 600."
              .formatted(file));
    }
    return Files.readString(file, US_ASCII).strip();
  }

  // Null where the file system knows no such permissions (Windows).
  private static @Nullable PosixFileAttributeView permissions(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }
}
