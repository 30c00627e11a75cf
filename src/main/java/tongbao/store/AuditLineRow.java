package tongbao.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import tongbao.evidence.AuditLine;

/** A line of the audit log as a row of {@code audit_line}: columns in, columns out. */
final class AuditLineRow {

  static final String INSERT =
      "insert into audit_line (position, at, actor, role, request_id, action, subject, year, unit,"
          + " revision, before, after, previous, hash)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private AuditLineRow() {}

  static void write(PreparedStatement insert, AuditLine line) throws SQLException {
    AuditLine.Content content = line.content();
    int place = 0;
    insert.setLong(++place, line.position());
    insert.setObject(++place, content.at().atOffset(ZoneOffset.UTC));
    insert.setString(++place, content.actor());
    insert.setString(++place, content.role());
    insert.setString(++place, content.requestId());
    insert.setString(++place, content.action());
    insert.setString(++place, content.subject());
    insert.setObject(++place, content.year(), Types.INTEGER);
    insert.setString(++place, content.unit());
    insert.setObject(++place, content.revision(), Types.INTEGER);
    insert.setString(++place, content.before());
    insert.setString(++place, content.after());
    insert.setBytes(++place, HexFormat.of().parseHex(line.previous()));
    insert.setBytes(++place, HexFormat.of().parseHex(line.hash()));
  }

  static AuditLine read(ResultSet row) throws SQLException {
    return new AuditLine(
        row.getLong("position"),
        content(row),
        HexFormat.of().formatHex(row.getBytes("previous")),
        HexFormat.of().formatHex(row.getBytes("hash")));
  }

  /** Also of a row of {@code audit_inbox}. */
  static AuditLine.Content content(ResultSet row) throws SQLException {
    return content(row, "");
  }

  /** Of columns whose names begin with a prefix. */
  static AuditLine.Content content(ResultSet row, String prefix) throws SQLException {
    return new AuditLine.Content(
        row.getObject(prefix + "at", OffsetDateTime.class).toInstant(),
        row.getString(prefix + "actor"),
        row.getString(prefix + "role"),
        row.getString(prefix + "request_id"),
        row.getString(prefix + "action"),
        row.getString(prefix + "subject"),
        row.getObject(prefix + "year", Integer.class),
        row.getString(prefix + "unit"),
        row.getObject(prefix + "revision", Integer.class),
        row.getString(prefix + "before"),
        row.getString(prefix + "after"));
  }
}
