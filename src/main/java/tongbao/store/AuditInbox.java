package tongbao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import tongbao.evidence.AuditEntry;
import tongbao.filing.FilingId;

/**
 * Where changes are told to the audit log, in the transaction that makes them. Lines get their
 * place in the chain later and one after another, so that nobody waits for another's commit.
 */
final class AuditInbox {

  static final String COLUMNS =
      "at, actor, role, request_id, action, subject, year, unit, revision, before, after";

  /** As many places as {@link #COLUMNS} names, with the casts they need outside a values list. */
  static final String PLACES =
      "?::timestamptz, ?::text, ?::text, ?::text, ?::text, ?::text, ?::integer, ?::text,"
          + " ?::integer, ?::text, ?::text";

  static final String INSERT = "insert into audit_inbox (" + COLUMNS + ") select " + PLACES;

  private AuditInbox() {}

  /** Adds a line in the transaction of the connection. */
  static void add(Connection connection, AuditEntry entry) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      write(statement, 1, entry);
      statement.executeUpdate();
    }
  }

  /**
   * Fills the places of {@link #PLACES}.
   *
   * @return the next place
   */
  static int write(PreparedStatement statement, int first, AuditEntry entry) throws SQLException {
    int place = first;
    FilingId filing = entry.filing();
    statement.setObject(place++, entry.at().atOffset(ZoneOffset.UTC));
    statement.setString(place++, entry.deed().by());
    statement.setString(place++, entry.deed().role());
    statement.setString(place++, entry.deed().requestId());
    statement.setString(place++, entry.action());
    statement.setString(place++, entry.subject());
    statement.setObject(place++, filing == null ? null : filing.year(), Types.INTEGER);
    statement.setString(place++, filing == null ? null : filing.unit().value());
    statement.setObject(place++, entry.revision(), Types.INTEGER);
    statement.setString(place++, entry.before());
    statement.setString(place++, entry.after());
    return place;
  }
}
