package tongbao.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Connections borrowed for one piece of work. */
final class Jdbc {

  private Jdbc() {}

  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  interface Step<T> {
    T take() throws SQLException;
  }

  static <T> T with(DataSource database, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  /**
   * As {@link #with}, over the rows of every unit, whoever calls: for what answers not with rows
   * but with what they come to, as totals do.
   */
  static <T> T withAllUnits(DataSource database, Work<T> work) {
    return RowScope.within(RowScope.EVERYTHING, () -> with(database, work));
  }

  /**
   * As {@link #inTransaction}, where all statements see the database as the first of them does.
   *
   * @param further what else is set for the transaction, as it goes on behind its isolation level
   */
  static <T> T inOneView(Connection connection, String further, Step<T> step) throws SQLException {
    return inTransaction(
        connection,
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read" + further);
          }
          return step.take();
        });
  }

  /** Commits what a step did; undoes it where the step throws. */
  static <T> T inTransaction(Connection connection, Step<T> step) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = step.take();
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      // An error too: going back to autocommit would commit the half that was done.
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
