package tongbao.store.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second service away from a data directory. The operating system lets go of the lock
 * however its holder ends, and the servers started under it do not inherit it.
 */
final class DirectoryLock implements AutoCloseable {
  // A service killed a moment ago may still be on its way out.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock acquire(Path directory) throws IOException, InterruptedException {
    FileChannel channel = FileChannel.open(directory.resolve("postgres.lock"), CREATE, READ, WRITE);
    try {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (tryLock(channel) == null) {
        if (System.nanoTime() > deadline) {
          throw new DatabaseUnavailable(
              "the data directory %s is in use by another Tongbao%s. Stop that one or set TONGBAO_DATA_DIR to another directory."
                  .formatted(directory, holder(channel)));
        }
        Thread.sleep(100);
      }
      channel.truncate(0);
      channel.write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
      return new DirectoryLock(channel);
    } catch (IOException | InterruptedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    String digits = US_ASCII.decode(pid.flip()).toString().strip();
    return digits.isEmpty() ? "" : " (process " + digits + ")";
  }

  static void release(@Nullable DirectoryLock lock) {
    if (lock != null) {
      lock.close();
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
