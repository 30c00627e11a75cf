package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Editions;
import tongbao.filing.FilingEvent;
import tongbao.filing.FilingId;
import tongbao.filing.FirstRecording;
import tongbao.filing.IdempotencyKey;
import tongbao.filing.Revision;
import tongbao.unit.UnitCode;

/**
 * Writes filings. Handing in is the busiest call, and one statement does it: the revision, the
 * step, and the line for the audit log. The statement is its own transaction; it is durable when it
 * returns.
 */
@ApplicationScoped
class FilingRecorder {

  private static final String UNIQUE_VIOLATION = "23505";

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
          + Column.places(RevisionRow.CONTENT)
          + " from unit where "
          + REPORTS
          + " on conflict do nothing returning 1), ";

  /** The step and its line for the audit log, where {@code recorded} has a row. */
  private static final String INSERT_EVENT =
      "noted as (insert into filing_event ("
          + EventRow.COLUMNS
          + ") select "
          + EventRow.PLACES
          + " from recorded returning sequence) insert into audit_inbox ("
          + AuditInbox.COLUMNS
          + ", sequence) select "
          + AuditInbox.PLACES
          + ", noted.sequence from noted";

  private static final String INSERT_FILED = INSERT_REVISION + INSERT_EVENT;

  private static final String INSERT_DECIDED = "with recorded as (select 1), " + INSERT_EVENT;

  private final AgroalDataSource database;
  private final Editions editions;
  private final RowScope scope;

  FilingRecorder(AgroalDataSource database, Editions editions, RowScope scope) {
    this.database = database;
    this.editions = editions;
    this.scope = scope;
  }

  FirstRecording recordFirst(Revision first, FilingEvent event, IdempotencyKey key) {
    return Jdbc.with(
        database,
        connection ->
            Jdbc.inTransaction(connection, () -> recordOnce(connection, first, event, key)));
  }

  FirstRecording recordFirst(String within, Revision first, FilingEvent event) {
    return RowScope.withOneStatement(
        within, told -> Jdbc.with(database, on -> insertFirst(on, told, first, event)));
  }

  private FirstRecording recordOnce(
      Connection connection, Revision first, FilingEvent event, IdempotencyKey key)
      throws SQLException {
    // The insert waits for a transaction that is using the key at this moment.
    String remember =
        "insert into idempotency_key (key, year, unit) values (?, ?, ?)"
            + " on conflict do nothing";
    try (PreparedStatement statement = connection.prepareStatement(remember)) {
      statement.setString(1, key.value());
      statement.setInt(2, first.id().year());
      statement.setString(3, first.id().unit().value());
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
        Revision recorded = RevisionRow.find(connection, editions, id, 1).orElseThrow();
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
    try (PreparedStatement statement = RowScope.telling(connection, told, INSERT_FILED)) {
      int place = told == null ? 1 : 2;
      place = Column.write(statement, place, RevisionRow.CONTENT, revision);
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
    AuditInbox.write(statement, place, EventRow.audit(event, revision.digest().hex()));
  }

  boolean recordNext(Revision next, FilingEvent event) {
    return scope.withOneStatement(
        told -> unlessOvertaken(connection -> insert(connection, told, next, event)));
  }

  boolean recordDecision(Revision decidedOn, FilingEvent event) {
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
}
