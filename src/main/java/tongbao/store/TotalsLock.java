package tongbao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Held to the end of its transaction by whoever changes the kept sums: who seals, and who changes
 * the register. Nobody who files or reads needs it.
 */
final class TotalsLock {

  /** "tongbao" in ASCII; of this database's advisory locks nobody else's. */
  private static final long LOCK = 0x746f6e6762616fL;

  /** Compiling its statements would take longer than running them. */
  private static final String KEPT =
      ", set_config('tongbao.totals', 'kept', true), set_config('jit', 'off', true)";

  private static final String WAIT = "select true" + KEPT + " from pg_advisory_xact_lock(?)";
  private static final String TRY = "select pg_try_advisory_xact_lock(?)" + KEPT;

  private TotalsLock() {}

  /** Waits for whoever holds it. */
  static void await(Connection connection) throws SQLException {
    ask(connection, WAIT);
  }

  /** Whether nobody else held it. */
  static boolean isFree(Connection connection) throws SQLException {
    return ask(connection, TRY);
  }

  private static boolean ask(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setLong(1, LOCK);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
