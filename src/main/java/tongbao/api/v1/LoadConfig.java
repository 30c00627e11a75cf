package tongbao.api.v1;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How many requests of each {@link Lane} are worked on at a time. Together they have to stay below
 * {@code quarkus.thread-pool.max-threads}, so that there is always a thread for health.
 */
@StaticInitSafe // The front door is made before the rest starts.
@ConfigMapping(prefix = "tongbao.load")
interface LoadConfig {

  /** Filings and whatever else changes something. */
  @WithDefault("32")
  int filings();

  /** What is read, in a few statements. */
  @WithDefault("16")
  int reads();

  /** What adds up, renders, or reads a register from a spreadsheet. */
  @WithDefault("4")
  int heavy();

  /** Documents to be read; they wait once more for one of the few threads that read them. */
  @WithDefault("16")
  int documents();

  /** Filings handed in by the thousand. Each holds a few MiB, and at work they take turns. */
  @WithDefault("8")
  int batches();

  /** What needs no database. */
  @WithDefault("4")
  int forms();

  /** How many more may wait, in each lane. */
  @WithDefault("128")
  int waiting();

  /** How long one waits at most. */
  @WithDefault("2s")
  Duration patience();
}
