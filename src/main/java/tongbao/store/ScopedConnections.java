package tongbao.store;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import tongbao.access.CurrentCaller;

/**
 * Tells each connection, as it leaves the pool, whose rows it may touch and how long a statement
 * may take. Hibernate's connections come from the same pool.
 *
 * <p>The settings are the session's and only sent where they differ from the last ones, so that the
 * city office's work costs no further round trip. They are sent outside any transaction, because a
 * rollback would take them back.
 */
@ApplicationScoped
class ScopedConnections implements AgroalPoolInterceptor {
  private static final Logger LOG = Logger.getLogger(ScopedConnections.class);

  /**
   * PostgreSQL is kept from compiling statements that look dear and take milliseconds: that would
   * take a hundred. The one the service brings along is set so; others mostly are not.
   */
  private static final String SET =
      "select set_config('tongbao.unit', ?, false), set_config('statement_timeout', ?, false),"
          + " set_config('jit', 'off', false)";

  /**
   * How much longer than a statement may take its answer is waited for: the server ends a slow
   * statement by itself, and one that does not answer even then is given up with its connection.
   */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** How long an idle connection may take to show that it is alive, before it is handed out. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

  /** What a session was told last. */
  private record Told(String scope, Patience patience) {}

  private final RowScope scope;
  private final CurrentCaller current;
  private final DatabaseConfig config;
  private final Map<Connection, Told> last = Collections.synchronizedMap(new WeakHashMap<>());
  private volatile boolean started;

  ScopedConnections(RowScope scope, CurrentCaller current, DatabaseConfig config) {
    this.scope = scope;
    this.current = current;
    this.config = config;
  }

  void atStart(@Observes StartupEvent event) {
    started = true;
  }

  @Override
  public void onConnectionAcquire(Connection connection) {
    PgConnection session = session(connection);
    Told before = last.get(session);
    Told wanted = wanted(before);
    Duration patience = wanted.patience().duration(config);
    // Before the session is told, which may get no answer either. It costs no round trip.
    waitFor(session, patience.isZero() ? patience : patience.plus(GRACE));
    if (wanted.equals(before)) {
      return;
    }
    last.remove(session);
    try {
      set(session, wanted, patience);
      last.put(session, wanted);
    } catch (SQLException e) {
      // Nothing may be done in another's scope. The pool throws away a closed connection when its
      // first statement fails, and that failure is answered like every loss of the database.
      LOG.debugf(e, "A connection could not be told its scope");
      abort(session);
    }
  }

  /** The pool tries a connection that was idle before it hands it out, whoever used it last. */
  @Override
  public void onConnectionReturn(Connection connection) {
    waitFor(session(connection), SIGN_OF_LIFE);
  }

  private static void waitFor(PgConnection session, Duration time) {
    try {
      session.setNetworkTimeout(Runnable::run, (int) time.toMillis());
    } catch (SQLException e) {
      // It is closed already.
      LOG.debugf(e, "A connection could not be told how long to wait");
    }
  }

  private Told wanted(@Nullable Told before) {
    String now = scope.now();
    if (now.equals(RowScope.IN_STATEMENT)) {
      now = before == null ? RowScope.NOTHING : before.scope();
    }
    return new Told(now, patience());
  }

  private Patience patience() {
    if (!started) {
      return Patience.ENDLESS;
    }
    return current.mayTakeLong() ? Patience.LONG : Patience.SHORT;
  }

  private static void set(PgConnection session, Told wanted, Duration patience)
      throws SQLException {
    // Within a transaction of Quarkus the driver has been told to begin one with the next
    // statement.
    boolean transaction = !session.getAutoCommit();
    if (transaction) {
      session.setAutoCommit(true);
    }
    try (PreparedStatement statement = session.prepareStatement(SET)) {
      statement.setString(1, wanted.scope());
      statement.setString(2, Long.toString(patience.toMillis()));
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
