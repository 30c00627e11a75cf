package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import tongbao.desk.Calendar;
import tongbao.evidence.AuditEntry;
import tongbao.unit.UnitKind;

/** Due dates that were set, in PostgreSQL. */
@ApplicationScoped
public class DueDateTable implements Calendar {

  private final AgroalDataSource database;

  DueDateTable(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public Map<UnitKind, LocalDate> find(int year) {
    return Jdbc.with(database, connection -> find(connection, year));
  }

  @Override
  public void put(
      int year,
      Map<UnitKind, LocalDate> dates,
      Function<Map<UnitKind, LocalDate>, AuditEntry> audit) {
    Jdbc.with(
        database,
        connection ->
            Jdbc.inTransaction(
                connection,
                () -> {
                  lock(connection);
                  Map<UnitKind, LocalDate> before = find(connection, year);
                  if (!before.equals(dates)) {
                    replace(connection, year, dates);
                    AuditInbox.add(connection, audit.apply(before));
                  }
                  return before;
                }));
  }

  /** Of two who set the same year at once the second finds what the first has set. */
  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table due_date in share row exclusive mode");
    }
  }

  private static Map<UnitKind, LocalDate> find(Connection connection, int year)
      throws SQLException {
    String sql = "select kind, due_on from due_date where year = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, year);
      Map<UnitKind, LocalDate> dates = new EnumMap<>(UnitKind.class);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          dates.put(
              UnitKind.find(rows.getString("kind")).orElseThrow(),
              rows.getObject("due_on", LocalDate.class));
        }
      }
      return dates;
    }
  }

  private static void replace(Connection connection, int year, Map<UnitKind, LocalDate> dates)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from due_date where year = ?")) {
      statement.setInt(1, year);
      statement.executeUpdate();
    }
    String sql = "insert into due_date (year, kind, due_on) values (?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<UnitKind, LocalDate> date : dates.entrySet()) {
        statement.setInt(1, year);
        statement.setString(2, date.getKey().code());
        statement.setObject(3, date.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
