package tongbao.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongbao.access.Caller;
import tongbao.access.CurrentCaller;
import tongbao.access.Role;
import tongbao.unit.UnitCode;

/**
 * Whose rows the present piece of work may touch; the database holds to it by row-level security
 * (src/adr/0008).
 */
@ApplicationScoped
class RowScope {

  /** The rows of every unit. */
  static final String EVERYTHING = "*";

  /** No rows at all. */
  static final String NOTHING = "";

  /** The one statement of the work tells the database itself; its connection is told nothing. */
  static final String IN_STATEMENT = "!";

  private static final String TELL = "select set_config('tongbao.unit', ?, true);";

  private static final ThreadLocal<@Nullable String> GIVEN = new ThreadLocal<>();

  private final CurrentCaller current;

  RowScope(CurrentCaller current) {
    this.current = current;
  }

  /** {@link #EVERYTHING}, {@link #NOTHING} or the code of a unit. */
  String now() {
    String given = GIVEN.get();
    if (given != null) {
      return given;
    }
    if (!current.isRequest()) {
      return EVERYTHING;
    }
    Caller caller = current.known();
    if (caller == null) {
      return NOTHING;
    }
    UnitCode unit = caller.unit();
    if (unit != null) {
      return unit.value();
    }
    return caller.role() == Role.SUBMITTER ? NOTHING : EVERYTHING;
  }

  interface Work<T> {
    T result();
  }

  interface OneStatement<T> {
    /**
     * Executes it.
     *
     * @param scope what to tell with it ({@link RowScope#telling}); {@code null} for nothing
     */
    T execute(@Nullable String scope);
  }

  /**
   * Does what takes one statement in its own transaction. Units follow each other on a connection,
   * so telling it their scope would cost each filing a round trip; this way the scope travels in
   * the same message and ends with the transaction.
   */
  <T> T withOneStatement(OneStatement<T> statement) {
    return withOneStatement(now(), statement);
  }

  /** The same in a scope of the caller's before. */
  static <T> T withOneStatement(String scope, OneStatement<T> statement) {
    return scope.equals(EVERYTHING)
        ? within(EVERYTHING, () -> statement.execute(null))
        : within(IN_STATEMENT, () -> statement.execute(scope));
  }

  /** The scope to tell for pieces of work that have each their own. */
  static String common(Stream<String> scopes) {
    return scopes.distinct().reduce((one, other) -> EVERYTHING).orElse(NOTHING);
  }

  /** The statement, behind one that tells the scope in the first place, where there is one. */
  static PreparedStatement telling(Connection connection, @Nullable String scope, String sql)
      throws SQLException {
    if (scope == null) {
      return connection.prepareStatement(sql);
    }
    PreparedStatement both = connection.prepareStatement(TELL + sql);
    both.setString(1, scope);
    return both;
  }

  /** Executes what {@link #telling} has prepared. */
  static ResultSet rows(PreparedStatement statement, @Nullable String scope) throws SQLException {
    statement.execute();
    if (scope != null) {
      statement.getMoreResults();
    }
    return statement.getResultSet();
  }

  /** Does what is not done in the name of the caller alone, whose part must not show in it. */
  static <T> T within(String scope, Work<T> work) {
    String before = GIVEN.get();
    GIVEN.set(scope);
    try {
      return work.result();
    } finally {
      if (before == null) {
        GIVEN.remove();
      } else {
        GIVEN.set(before);
      }
    }
  }
}
