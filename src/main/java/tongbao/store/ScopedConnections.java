package tongbao.store;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jboss.logging.Logger;
import org.postgresql.jdbc.PgConnection;

/**
 * Tells each connection, as it leaves the pool, whose rows it may touch. Hibernate's connections
 * come from the same pool.
 *
 * <p>The setting is the session's and only sent where it differs from the last one, so that the
 * city office's work costs no further round trip. It is sent outside any transaction, because a
 * rollback would take it back.
 */
@ApplicationScoped
class ScopedConnections implements AgroalPoolInterceptor {
  private static final Logger LOG = Logger.getLogger(ScopedConnections.class);

  private static final String SET = "select set_config('tongbao.unit', ?, false)";

  private final RowScope scope;
  private final Map<Connection, String> last = Collections.synchronizedMap(new WeakHashMap<>());

  ScopedConnections(RowScope scope) {
    this.scope = scope;
  }

  @Override
  public void onConnectionAcquire(Connection connection) {
    String wanted = scope.now();
    if (wanted.equals(RowScope.IN_STATEMENT)) {
      return;
    }
    PgConnection session = session(connection);
    if (wanted.equals(last.get(session))) {
      return;
    }
    last.remove(session);
    try {
      set(session, wanted);
      last.put(session, wanted);
    } catch (SQLException e) {
      // Nothing may be done in another's scope. The pool throws away a closed connection when its
      // first statement fails, and that failure is answered like every loss of the database.
      LOG.debugf(e, "A connection could not be told its scope");
      abort(session);
    }
  }

  private static void set(PgConnection session, String scope) throws SQLException {
    // Within a transaction of Quarkus the driver has been told to begin one with the next
    // statement.
    boolean transaction = !session.getAutoCommit();
    if (transaction) {
      session.setAutoCommit(true);
    }
    try (PreparedStatement statement = session.prepareStatement(SET)) {
      statement.setString(1, scope);
      statement.execute();
    }
    if (transaction) {
      session.setAutoCommit(false);
    }
  }

  private static PgConnection session(Connection connection) {
    try {
      return connection.unwrap(PgConnection.class);
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  private static void abort(PgConnection session) {
    try {
      session.abort(Runnable::run);
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }
}
