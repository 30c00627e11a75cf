package tongbao.store;

import io.agroal.api.AgroalDataSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.function.LongSupplier;

/**
 * Makes batches wait for the sealing of what they have brought. Whoever asks for totals adds what
 * waits to be sealed: what comes faster than it is sealed would make that slower and slower. Single
 * filings do not wait, for somebody waits for each of them.
 */
final class SealingPace {

  /** A total adds so many in some tenths of a second at most. */
  private static final int FEW = 3_000;

  private static final int LOOKS = 50;

  /** A large batch is sealed in the time of so many looks. */
  private static final int MOST_VAIN = 10;

  private static final long PAUSE_MILLIS = 100;

  /** By the numbers they have been given, since to count them would be to read them all. */
  private static final String WAITING =
      "select coalesce(max(id) - min(id) + 1, 0) from audit_inbox";

  private final LongSupplier waiting;

  SealingPace(AgroalDataSource database) {
    this(() -> waiting(database));
  }

  SealingPace(LongSupplier waiting) {
    this.waiting = waiting;
  }

  /**
   * Returns when few lines wait, when they do not become fewer, because others bring more or nobody
   * seals, or after some seconds: to be stored comes before to be sealed.
   */
  void await() {
    long fewest = Long.MAX_VALUE;
    int vain = 0;
    for (int look = 0; look < LOOKS && vain < MOST_VAIN; look++) {
      long now = waiting.getAsLong();
      if (now <= FEW) {
        return;
      }
      vain = now < fewest ? 0 : vain + 1;
      fewest = Math.min(now, fewest);
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static long waiting(AgroalDataSource database) {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(WAITING);
              ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
