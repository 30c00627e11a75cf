package tongbao.api.v1;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody with all rights in the database, who can put back what he has changed. */
final class Forger {

  private static final List<String> TABLES =
      List.of(
          "audit_line",
          "audit_head",
          "filing_revision",
          "filing_event",
          "unit_key",
          "submission_signature");

  /** The role that initdb made; the service's own has not all rights. */
  private static Connection connect() throws SQLException {
    Config config = ConfigProvider.getConfig();
    return DriverManager.getConnection(
        config.getValue("quarkus.datasource.jdbc.url", String.class),
        "tongbao",
        config.getValue("quarkus.datasource.password", String.class));
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
    try (Connection connection = connect()) {
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
    try (Connection connection = connect();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
