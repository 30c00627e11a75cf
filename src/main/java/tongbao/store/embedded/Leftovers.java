package tongbao.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What a killed service left in its data directory. Only for who holds the {@link DirectoryLock}.
 */
final class Leftovers {
  private static final Logger LOG = Logger.getLogger(Leftovers.class);

  private final Cluster cluster;
  private final Programs programs;

  Leftovers(Cluster cluster, Programs programs) {
    this.cluster = cluster;
    this.programs = programs;
  }

  void clear() throws IOException, InterruptedException {
    Path directory = cluster.directory();
    Optional<PidFile> file = PidFile.read(directory);
    if (file.isEmpty()) {
      // Empty or cut off by a full disk or a power failure; PostgreSQL would stop at it for good.
      Files.deleteIfExists(PidFile.in(directory));
      return;
    }
    Optional<ProcessHandle> process =
        ProcessHandle.of(file.get().pid()).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      // PostgreSQL sees that for itself.
      return;
    }
    if (isOurServer(process.get(), file.get())) {
      LOG.infof("Stopping PostgreSQL (process %d) left by a killed service", file.get().pid());
      Postmaster.stop(directory, programs);
      return;
    }
    // The number was given to another process, or belongs to a zombie nobody has reaped: either
    // way PostgreSQL would wait for it in vain. Should backends of the dead server live on, it
    // still notices them by their shared memory.
    LOG.infof("Process %d of %s is no server of ours; forgetting it", file.get().pid(), directory);
    Files.deleteIfExists(PidFile.in(directory));
  }

  private boolean isOurServer(ProcessHandle process, PidFile file) {
    ProcessHandle.Info info = process.info();
    boolean postgres =
        info.command()
            .map(command -> String.valueOf(Path.of(command).getFileName()))
            .filter(name -> name.startsWith("postgres"))
            .isPresent();
    return postgres
        && info.arguments()
            .map(arguments -> List.of(arguments).contains(cluster.directory().toString()))
            .orElseGet(() -> startedTogether(info, file));
  }

  // Where the arguments of a process are not shown (Windows).
  private static boolean startedTogether(ProcessHandle.Info info, PidFile file) {
    return info.startInstant()
        .map(start -> Duration.between(start, file.started()).abs().toSeconds() <= 5)
        .orElse(false);
  }
}
