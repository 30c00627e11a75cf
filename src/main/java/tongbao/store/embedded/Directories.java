package tongbao.store.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Directories that are there whole or not at all. */
final class Directories {
  private static final Logger LOG = Logger.getLogger(Directories.class);

  private Directories() {}

  interface Content {
    void writeInto(Path directory) throws IOException, InterruptedException;
  }

  /**
   * A start cut short leaves a sibling behind, never a half-made target; the next start clears it.
   */
  static void createAtomically(Path target, Content content)
      throws IOException, InterruptedException {
    clearAbandoned(target);
    Path fresh = Files.createTempDirectory(parent(target), prefix(target));
    try {
      content.writeInto(fresh);
      Files.move(fresh, target, ATOMIC_MOVE);
    } finally {
      delete(fresh);
    }
  }

  /** Only while nobody else can be creating the same target. */
  static void clearAbandoned(Path target) throws IOException {
    try (Stream<Path> siblings = Files.list(parent(target))) {
      siblings
          .filter(sibling -> sibling.getFileName().toString().startsWith(prefix(target)))
          .forEach(Directories::delete);
    }
  }

  private static Path parent(Path target) throws IOException {
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException(target + " has no parent directory");
    }
    return parent;
  }

  private static String prefix(Path target) {
    return target.getFileName() + ".new-";
  }

  /**
   * What cannot be deleted stays: a program that outlived its service may still be writing there.
   */
  static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debugf(e, "could not delete %s", directory);
    }
  }
}
