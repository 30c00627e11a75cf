package tongbao.store.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PostgreSQL server of our own, reachable from this machine only.
 *
 * <p>While this object is open the server is kept running: one that dies is started again on the
 * same port, so {@link #jdbcUrl()} never changes.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  static final String NAME = "tongbao";

  private final DirectoryLock lock;
  private final Cluster cluster;
  private final Watchdog watchdog;
  private final int port;

  private EmbeddedDatabase(DirectoryLock lock, Cluster cluster, Watchdog watchdog, int port) {
    this.lock = lock;
    this.cluster = cluster;
    this.watchdog = watchdog;
    this.port = port;
  }

  /**
   * Starts the server of this directory, making it on first use. A server left behind by a killed
   * service is stopped first.
   *
   * @throws DatabaseUnavailable if the directory is in use by another service, cannot be written,
   *     or PostgreSQL does not start
   */
  public static EmbeddedDatabase start(Path dataDirectory) {
    return start(dataDirectory, dataDirectory.resolve("postgres-programs"));
  }

  static EmbeddedDatabase start(Path dataDirectory, Path programsDirectory) {
    DirectoryLock lock = null;
    try {
      Files.createDirectories(dataDirectory);
      Path directory = dataDirectory.toRealPath();
      lock = DirectoryLock.acquire(directory);
      Programs programs = Programs.unpackedIn(programsDirectory);
      Cluster cluster = Cluster.openOrCreate(directory.resolve("postgres"), programs);
      new Leftovers(cluster, programs).clear();
      Postmaster postmaster = Postmaster.startOnAnyPort(cluster, programs);
      var watchdog = new Watchdog(cluster, programs, postmaster);
      watchdog.start();
      return new EmbeddedDatabase(lock, cluster, watchdog, postmaster.port());
    } catch (Programs.ProgramFailed e) {
      DirectoryLock.release(lock);
      throw new DatabaseUnavailable(
          "PostgreSQL cannot be set up in %s: %s.".formatted(dataDirectory, e.getMessage()), e);
    } catch (IOException e) {
      DirectoryLock.release(lock);
      throw new DatabaseUnavailable(
          "the data directory %s cannot be used: %s. Make it writable or set TONGBAO_DATA_DIR to another one."
              .formatted(dataDirectory.toAbsolutePath().normalize(), reason(e)),
          e);
    } catch (InterruptedException e) {
      DirectoryLock.release(lock);
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted while starting PostgreSQL", e);
    } catch (RuntimeException e) {
      DirectoryLock.release(lock);
      throw e;
    }
  }

  public String jdbcUrl() {
    return Postmaster.jdbcUrl(port, NAME);
  }

  /** An ordinary role that owns the database. */
  public String username() {
    return ServiceRole.NAME;
  }

  public String password() {
    return cluster.password();
  }

  /** The present server process; another one after a restart. */
  public long pid() {
    return watchdog.current().pid();
  }

  int port() {
    return port;
  }

  /**
   * Ends open transactions, stops the server and frees the directory. Closing twice is harmless.
   */
  @Override
  public void close() {
    watchdog.stop();
    lock.close();
  }

  // The message of a file system exception is often nothing but the path.
  private static String reason(IOException e) {
    return e instanceof FileSystemException
        ? e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage()
        : String.valueOf(e.getMessage());
  }
}
