package tongbao.store.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs for this platform as they travel in the class path. */
final class Archive {
  private final byte[] content;

  private Archive(byte[] content) {
    this.content = content;
  }

  static Archive forThisPlatform() throws IOException {
    String system = system(System.getProperty("os.name", ""));
    String machine = machine(System.getProperty("os.arch", ""));
    String name = "postgres-" + system + "-" + machine + ".txz";
    try (InputStream in = Archive.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new DatabaseUnavailable(
            "this build carries no PostgreSQL for %s on %s. Build it on such a machine or set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL server."
                .formatted(system, machine));
      }
      return new Archive(in.readAllBytes());
    }
  }

  private static String system(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("windows") ? "windows" : lower.startsWith("mac") ? "darwin" : lower;
  }

  private static String machine(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }

  /** Tells one build of the programs from another. */
  String digest() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void unpackInto(Path directory) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(content))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = entry.resolveIn(directory);
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(parent(target));
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(parent(target));
          Files.copy(tar, target);
          boolean executable =
              (entry.getMode() & 0100) != 0 || target.startsWith(directory.resolve("bin"));
          if (executable && !target.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + target + " executable");
          }
        }
      }
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
