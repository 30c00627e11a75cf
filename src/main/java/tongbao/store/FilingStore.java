package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Editions;
import tongbao.filing.Course;
import tongbao.filing.FilingEvent;
import tongbao.filing.FilingId;
import tongbao.filing.FilingQuery;
import tongbao.filing.Filings;
import tongbao.filing.FirstRecording;
import tongbao.filing.IdempotencyKey;
import tongbao.filing.Move;
import tongbao.filing.ReceiptCode;
import tongbao.filing.Revision;
import tongbao.filing.StateName;
import tongbao.unit.UnitCode;

/**
 * Filings in PostgreSQL, one row per revision.
 *
 * <p>Plain JDBC: handing in is the busiest call and one statement does it (src/adr/0003). The
 * statement is its own transaction; it is durable when it returns.
 */
@ApplicationScoped
public class FilingStore implements Filings {

  private static final String UNIQUE_VIOLATION = "23505";

  private static final String SELECT =
      "select "
          + RevisionRow.COLUMNS
          + EventRow.STATUS_COLUMNS
          + " from filing_revision r"
          + EventRow.STATUS;

  /** Locked, so that the years of a unit cannot change under a filing that is being stored. */
  private static final String REPORTS =
      "unit.code = ? and exists (select from unit_membership m"
          + " where m.unit = unit.code and m.version = unit.version"
          + " and coalesce(m.first_year, ?) <= ? and coalesce(m.last_year, ?) >= ?)"
          + " for share of unit";

  /** Stores nothing unless the unit is registered and reports for the year. */
  private static final String INSERT_REVISION =
      "with recorded as (insert into filing_revision ("
          + RevisionRow.COLUMNS
          + ") select "
          + RevisionRow.PLACES
          + " from unit where "
          + REPORTS
          + " on conflict do nothing returning 1), ";

  /** The step and its line for the audit log, where {@code recorded} has a row. */
  private static final String INSERT_EVENT =
      "noted as (insert into filing_event ("
          + EventRow.COLUMNS
          + ") select "
          + EventRow.PLACES
          + " from recorded returning 1) insert into audit_inbox ("
          + AuditInbox.COLUMNS
          + ") select "
          + AuditInbox.PLACES
          + " from noted";

  private static final String INSERT_FILED = INSERT_REVISION + INSERT_EVENT;

  private static final String INSERT_DECIDED = "with recorded as (select 1), " + INSERT_EVENT;

  private final AgroalDataSource database;
  private final Editions editions;
  private final RowScope scope;

  FilingStore(AgroalDataSource database, Editions editions, RowScope scope) {
    this.database = database;
    this.editions = editions;
    this.scope = scope;
  }

  @Override
  public FirstRecording recordFirst(
      Revision first, FilingEvent event, @Nullable IdempotencyKey key) {
    if (key == null) {
      return scope.withOneStatement(
          told -> Jdbc.with(database, on -> insertFirst(on, told, first, event)));
    }
    return Jdbc.with(
        database,
        connection ->
            Jdbc.inTransaction(connection, () -> recordOnce(connection, first, event, key)));
  }

  private FirstRecording recordOnce(
      Connection connection, Revision first, FilingEvent event, IdempotencyKey key)
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
    FirstRecording recording = insertFirst(connection, null, first, event);
    if (recording instanceof FirstRecording.NotRecorded) {
      connection.rollback();
    }
    return recording;
  }

  private FirstRecording earlier(Connection connection, Revision first, IdempotencyKey key)
      throws SQLException {
    String recall =
        "select year, unit from idempotency_key"
            + " where key = ? and scope = current_setting('tongbao.unit')";
    try (PreparedStatement statement = connection.prepareStatement(recall)) {
      statement.setString(1, key.value());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        FilingId id = new FilingId(row.getInt("year"), new UnitCode(row.getString("unit")));
        Revision recorded = find(connection, id, 1).orElseThrow();
        // Not the digest kept with the key: the algorithm may have been changed in between.
        return recorded.digest().fits(first.submission())
            ? new FirstRecording.Repeated(recorded)
            : new FirstRecording.KeyTaken(id);
      }
    }
  }

  private static FirstRecording insertFirst(
      Connection connection, @Nullable String told, Revision first, FilingEvent event)
      throws SQLException {
    return insert(connection, told, first, event)
        ? new FirstRecording.Recorded(first)
        : new FirstRecording.NotRecorded();
  }

  private static boolean insert(
      Connection connection, @Nullable String told, Revision revision, FilingEvent event)
      throws SQLException {
    String sql = told == null ? INSERT_FILED : RowScope.TELL + INSERT_FILED;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int place = 1;
      if (told != null) {
        statement.setString(place++, told);
      }
      place = RevisionRow.write(statement, place, revision);
      place = writeReports(statement, place, revision.id());
      writeEvent(statement, place, revision, event);
      return UnitKeyTable.keeping(connection, revision, () -> recorded(statement));
    }
  }

  /** Whether the last of the statements, that with the revision, changed anything. */
  private static boolean recorded(PreparedStatement statement) throws SQLException {
    boolean answersScope = statement.execute();
    return (!answersScope || !statement.getMoreResults()) && statement.getUpdateCount() == 1;
  }

  private static int writeReports(PreparedStatement statement, int first, FilingId id)
      throws SQLException {
    int place = first;
    statement.setString(place++, id.unit().value());
    for (int i = 0; i < 4; i++) {
      statement.setInt(place++, id.year());
    }
    return place;
  }

  private static void writeEvent(
      PreparedStatement statement, int first, Revision revision, FilingEvent event)
      throws SQLException {
    int place = EventRow.write(statement, first, event);
    AuditInbox.write(statement, place, EventRow.audit(event, revision));
  }

  @Override
  public boolean recordNext(Revision next, FilingEvent event) {
    return scope.withOneStatement(
        told -> unlessOvertaken(connection -> insert(connection, told, next, event)));
  }

  @Override
  public boolean recordDecision(Revision decidedOn, FilingEvent event) {
    return unlessOvertaken(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(INSERT_DECIDED)) {
            writeEvent(statement, 1, decidedOn, event);
            return statement.executeUpdate() == 1;
          }
        });
  }

  /** False where another step of the same number was recorded first. */
  private boolean unlessOvertaken(Jdbc.Work<Boolean> work) {
    return Jdbc.with(
        database,
        connection -> {
          try {
            return work.on(connection);
          } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
              return false;
            }
            throw e;
          }
        });
  }

  @Override
  public Optional<Course> course(FilingId id) {
    String sql =
        "select "
            + EventRow.COLUMNS
            + " from filing_event where year = ? and unit = ? order by sequence";
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, id.year());
            statement.setString(2, id.unit().value());
            List<FilingEvent> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                events.add(EventRow.read(rows));
              }
            }
            return events.isEmpty() ? Optional.empty() : Optional.of(new Course(events));
          }
        });
  }

  @Override
  public Optional<Revision> findCurrent(FilingId id) {
    String sql = SELECT + "where year = ? and unit = ? order by number desc limit 1";
    return query(sql, id.year(), id.unit().value()).stream().findFirst();
  }

  @Override
  public Optional<Revision> findCounting(FilingId id) {
    String sql = SELECT + "where r.year = ? and r.unit = ? and r.number = counts_submitted";
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
  public Optional<Revision> findByReceipt(ReceiptCode code) {
    return query(SELECT + "where receipt_code = ?", code.value()).stream().findFirst();
  }

  @Override
  public List<Revision> history(FilingId id) {
    String sql = SELECT + "where year = ? and unit = ? order by number";
    return query(sql, id.year(), id.unit().value());
  }

  @Override
  public List<Revision> newest(int year, Collection<UnitCode> units) {
    String sql =
        SELECT
            + "where r.year = ? and r.unit = any (?) and r.number = (select max(n.number)"
            + " from filing_revision n where n.year = r.year and n.unit = r.unit)";
    return query(sql, year, codes(units));
  }

  private static String[] codes(Collection<UnitCode> units) {
    return units.stream().map(UnitCode::value).toArray(String[]::new);
  }

  @Override
  public List<Revision> list(FilingQuery query) {
    StateName state = query.state();
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
    String listed =
        "(select distinct on (year, unit) * from filing_revision where true"
            + conditions
            + " order by year, unit, number desc)";
    String sql =
        "select "
            + RevisionRow.COLUMNS
            + EventRow.STATUS_COLUMNS
            + " from "
            + (query.published() ? "filing_revision" : listed)
            + " r"
            + EventRow.STATUS;
    if (query.published()) {
      sql += " where r.number = counts_published" + conditions;
    } else if (state == StateName.SUBMITTED) {
      sql += " where state_move is null";
    } else if (state != null) {
      sql += " where state_move = ?";
      values.add(moveTo(state).code());
    }
    values.add(query.limit());
    return query(sql + " order by year, unit limit ?", values.toArray());
  }

  private static Move moveTo(StateName state) {
    return switch (state) {
      case SUBMITTED -> throw new IllegalArgumentException("nothing is decided to be submitted");
      case SENT_BACK -> Move.SEND_BACK;
      case ACCEPTED -> Move.ACCEPT;
      case PUBLISHED -> Move.PUBLISH;
      case WITHDRAWN -> Move.WITHDRAW;
    };
  }

  @Override
  public Map<UnitCode, List<Integer>> yearsFiled(Collection<UnitCode> units) {
    String[] codes = units.stream().map(UnitCode::value).toArray(String[]::new);
    String sql =
        "select distinct unit, year from filing_revision where unit = any(?) order by unit, year";
    return Jdbc.with(
        database,
        connection -> {
          Map<UnitCode, List<Integer>> years = new HashMap<>();
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, codes);
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                years
                    .computeIfAbsent(
                        new UnitCode(rows.getString("unit")), code -> new ArrayList<>())
                    .add(rows.getInt("year"));
              }
            }
          }
          return years;
        });
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
