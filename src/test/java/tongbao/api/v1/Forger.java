package tongbao.api.v1;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Somebody with all rights in the database, who can put back what he has changed. */
final class Forger {

  private static final List<String> TABLES =
      List.of("audit_line", "audit_head", "filing_revision", "unit_key", "submission_signature");

  private final DataSource database;

  Forger(DataSource database) {
    this.database = database;
  }

  /** Remembers everything as it is now. */
  void save() throws SQLException {
    for (String table : TABLES) {
      run("drop table if exists saved_" + table);
      run("create table saved_" + table + " as table " + table);
    }
  }

  void restore() throws SQLException {
    for (String table : TABLES) {
      run("delete from " + table);
      run("insert into " + table + " table saved_" + table);
    }
  }

  /** Past every trigger. */
  void run(String... statements) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement sql = connection.createStatement()) {
        sql.execute("set local session_replication_role = replica");
        for (String statement : statements) {
          sql.execute(statement);
        }
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  String read(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
