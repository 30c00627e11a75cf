package tongbao.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;

/** A database of its own beside that of the tests, for rows that no service would have written. */
final class OwnDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 8;

  private final AgroalDataSource pool;

  /** An empty one of that name. */
  OwnDatabase(String name) throws SQLException {
    Config config = ConfigProvider.getConfig();
    String shared = config.getValue("quarkus.datasource.jdbc.url", String.class);
    String password = config.getValue("quarkus.datasource.password", String.class);
    try (Connection connection = DriverManager.getConnection(shared, "tongbao", password);
        Statement sql = connection.createStatement()) {
      sql.execute("drop database if exists " + name + " with (force)");
      sql.execute("create database " + name);
    }
    String url = shared.replaceFirst("(jdbc:postgresql://[^/]*/)[^?]*", "$1" + name);
    pool =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                    settings ->
                        settings
                            .maxSize(CONNECTIONS)
                            .connectionFactoryConfiguration(
                                connection ->
                                    connection
                                        .jdbcUrl(url)
                                        .principal(new NamePrincipal("tongbao"))
                                        .credential(new SimplePassword(password)))));
  }

  /** With the tables as they were at a version of the schema. */
  OwnDatabase migrate(String version) {
    Flyway.configure().dataSource(pool).target(version).load().migrate();
    return this;
  }

  AgroalDataSource pool() {
    return pool;
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }

  String read(String query) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
