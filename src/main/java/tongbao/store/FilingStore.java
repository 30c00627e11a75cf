package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Editions;
import tongbao.filing.FilingId;
import tongbao.filing.FilingQuery;
import tongbao.filing.FilingState;
import tongbao.filing.Filings;
import tongbao.filing.FirstRecording;
import tongbao.filing.IdempotencyKey;
import tongbao.filing.Revision;
import tongbao.unit.UnitCode;

/**
 * Filings in PostgreSQL, one row per revision.
 *
 * <p>Plain JDBC: handing in is the busiest call and one statement does it (src/adr/0003). The
 * statement is its own transaction; it is durable when it returns.
 */
@ApplicationScoped
public class FilingStore implements Filings {

  private static final String SELECT = "select " + RevisionRow.COLUMNS + " from filing_revision ";

  /** Locked, so that the years of a unit cannot change under a filing that is being stored. */
  private static final String REPORTS =
      "unit.code = ? and coalesce(unit.first_year, ?) <= ? and coalesce(unit.last_year, ?) >= ?"
          + " for share of unit";

  /** Stores nothing unless the unit is registered and reports for the year. */
  private static final String INSERT_FIRST =
      "insert into filing_revision ("
          + RevisionRow.COLUMNS
          + ") select "
          + RevisionRow.PLACES
          + " from unit where "
          + REPORTS
          + " on conflict do nothing";

  /** Stores nothing unless, besides, the revision before exists. */
  private static final String INSERT_NEXT =
      "insert into filing_revision ("
          + RevisionRow.COLUMNS
          + ") select "
          + RevisionRow.PLACES
          + " from unit join filing_revision r on r.unit = unit.code"
          + " and r.year = ? and r.number = ? where "
          + REPORTS
          + " on conflict do nothing";

  private final AgroalDataSource database;
  private final Editions editions;

  FilingStore(AgroalDataSource database, Editions editions) {
    this.database = database;
    this.editions = editions;
  }

  @Override
  public FirstRecording recordFirst(Revision first, @Nullable IdempotencyKey key) {
    return Jdbc.with(
        database,
        connection ->
            key == null
                ? insertFirst(connection, first)
                : Jdbc.inTransaction(connection, () -> recordOnce(connection, first, key)));
  }

  private FirstRecording recordOnce(Connection connection, Revision first, IdempotencyKey key)
      throws SQLException {
    // The insert waits for a transaction that is using the key at this moment.
    String remember =
        "insert into idempotency_key (key, digest, year, unit) values (?, ?, ?, ?)"
            + " on conflict do nothing";
    try (PreparedStatement statement = connection.prepareStatement(remember)) {
      statement.setString(1, key.value());
      statement.setBytes(2, HexFormat.of().parseHex(first.digest().hex()));
      statement.setInt(3, first.id().year());
      statement.setString(4, first.id().unit().value());
      if (statement.executeUpdate() == 0) {
        return earlier(connection, first, key);
      }
    }
    FirstRecording recording = insertFirst(connection, first);
    if (recording instanceof FirstRecording.NotRecorded) {
      connection.rollback();
    }
    return recording;
  }

  private FirstRecording earlier(Connection connection, Revision first, IdempotencyKey key)
      throws SQLException {
    String recall = "select digest, year, unit from idempotency_key where key = ?";
    try (PreparedStatement statement = connection.prepareStatement(recall)) {
      statement.setString(1, key.value());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        FilingId id = new FilingId(row.getInt("year"), new UnitCode(row.getString("unit")));
        boolean same =
            HexFormat.of().formatHex(row.getBytes("digest")).equals(first.digest().hex());
        return same
            ? new FirstRecording.Repeated(find(connection, id, 1).orElseThrow())
            : new FirstRecording.KeyTaken(id);
      }
    }
  }

  private static FirstRecording insertFirst(Connection connection, Revision first)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT_FIRST)) {
      writeReports(statement, RevisionRow.write(statement, first), first.id());
      return statement.executeUpdate() == 1
          ? new FirstRecording.Recorded(first)
          : new FirstRecording.NotRecorded();
    }
  }

  private static void writeReports(PreparedStatement statement, int first, FilingId id)
      throws SQLException {
    int place = first;
    statement.setString(place++, id.unit().value());
    for (int i = 0; i < 4; i++) {
      statement.setInt(place++, id.year());
    }
  }

  @Override
  public boolean recordNext(Revision next) {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(INSERT_NEXT)) {
            int place = RevisionRow.write(statement, next);
            statement.setInt(place++, next.id().year());
            statement.setInt(place++, next.number() - 1);
            writeReports(statement, place, next.id());
            return statement.executeUpdate() == 1;
          }
        });
  }

  @Override
  public Optional<Revision> findCurrent(FilingId id) {
    String sql = SELECT + "where year = ? and unit = ? order by number desc limit 1";
    return query(sql, id.year(), id.unit().value()).stream().findFirst();
  }

  @Override
  public Optional<Revision> find(FilingId id, int number) {
    return Jdbc.with(database, connection -> find(connection, id, number));
  }

  private Optional<Revision> find(Connection connection, FilingId id, int number)
      throws SQLException {
    String sql = SELECT + "where year = ? and unit = ? and number = ?";
    return query(connection, sql, id.year(), id.unit().value(), number).stream().findFirst();
  }

  @Override
  public List<Revision> history(FilingId id) {
    String sql = SELECT + "where year = ? and unit = ? order by number";
    return query(sql, id.year(), id.unit().value());
  }

  @Override
  public List<Revision> list(FilingQuery query) {
    FilingState state = query.state();
    if (state != null && state != FilingState.SUBMITTED) {
      return List.of();
    }
    StringBuilder conditions = new StringBuilder();
    List<Object> values = new ArrayList<>();
    Integer year = query.year();
    UnitCode unit = query.unit();
    FilingId after = query.after();
    if (year != null) {
      conditions.append(" and year = ?");
      values.add(year);
    }
    if (unit != null) {
      conditions.append(" and unit = ?");
      values.add(unit.value());
    }
    if (after != null) {
      conditions.append(" and (year, unit) > (?, ?)");
      values.add(after.year());
      values.add(after.unit().value());
    }
    values.add(query.limit());
    return query(
        "select distinct on (year, unit) "
            + RevisionRow.COLUMNS
            + " from filing_revision where true"
            + conditions
            + " order by year, unit, number desc limit ?",
        values.toArray());
  }

  private List<Revision> query(String sql, Object... values) {
    return Jdbc.with(database, connection -> query(connection, sql, values));
  }

  private List<Revision> query(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<Revision> revisions = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          revisions.add(RevisionRow.read(rows, editions));
        }
      }
      return revisions;
    }
  }
}
