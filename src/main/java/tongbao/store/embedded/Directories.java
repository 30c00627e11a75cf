package tongbao.store.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException(target + " has no parent directory");
    }
    String prefix = target.getFileName() + ".new-";
    for (Path abandoned : siblings(parent, prefix)) {
      delete(abandoned);
    }
    Path fresh = Files.createTempDirectory(parent, prefix);
    try {
      content.writeInto(fresh);
      Files.move(fresh, target, ATOMIC_MOVE);
    } finally {
      delete(fresh);
    }
  }

  private static List<Path> siblings(Path parent, String prefix) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(child -> child.getFileName().toString().startsWith(prefix)).toList();
    }
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
