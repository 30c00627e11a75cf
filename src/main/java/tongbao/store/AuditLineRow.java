package tongbao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.AuditLine;

/** A line of the audit log as a row of {@code audit_line}: columns in, columns out. */
final class AuditLineRow {

  private static final List<Column<AuditLine>> CONTENT =
      List.of(
          column("position", "bigint", line -> String.valueOf(line.position())),
          column("at", "timestamptz", line -> line.content().at().toString()),
          column("actor", "text", line -> line.content().actor()),
          column("role", "text", line -> line.content().role()),
          column("request_id", "text", line -> line.content().requestId()),
          column("action", "text", line -> line.content().action()),
          column("subject", "text", line -> line.content().subject()),
          column("year", "integer", line -> text(line.content().year())),
          column("unit", "text", line -> line.content().unit()),
          column("revision", "integer", line -> text(line.content().revision())),
          column("before", "text", line -> line.content().before()),
          column("after", "text", line -> line.content().after()),
          column("previous", "bytea", line -> "\\x" + line.previous()),
          column("hash", "bytea", line -> "\\x" + line.hash()));

  private static final String INSERT =
      "insert into audit_line (%2$s) select %3$s from (select %1$s) given, unnest(%2$s) sent (%2$s)"
          .formatted(Column.arrays(CONTENT), Column.names(CONTENT), Column.casts("sent", CONTENT));

  private AuditLineRow() {}

  /** Adds lines, in one statement however many. */
  static void insert(Connection connection, List<AuditLine> lines) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      Column.writeAll(statement, 1, CONTENT, lines);
      statement.executeUpdate();
    }
  }

  private static Column<AuditLine> column(
      String name, String type, Function<AuditLine, @Nullable String> value) {
    return new Column<>(name, type, value);
  }

  private static @Nullable String text(@Nullable Integer number) {
    return number == null ? null : number.toString();
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
