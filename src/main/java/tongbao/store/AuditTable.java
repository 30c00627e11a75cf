package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Editions;
import tongbao.evidence.AuditLine;
import tongbao.evidence.AuditLog;
import tongbao.evidence.AuditQuery;
import tongbao.evidence.Recorded;
import tongbao.evidence.StoredRevision;
import tongbao.evidence.Verification;
import tongbao.filing.Submission;
import tongbao.unit.UnitCode;

/** The audit log in PostgreSQL. */
@ApplicationScoped
class AuditTable implements AuditLog {

  /** How many rows a cursor brings at once. */
  private static final int FETCHED = 1000;

  private static final String CHAIN = "select * from audit_line order by position";

  /** A line that is not sealed yet proves as much; the transaction that wrote it has committed. */
  private static final String RECORDINGS =
      "(select position, year, unit, revision, after from audit_line"
          + " where action in ('filing.submit', 'filing.revise')"
          + " union all select null, year, unit, revision, after from audit_inbox"
          + " where action in ('filing.submit', 'filing.revise'))";

  /** A key, where it still is the one that the log says was registered. */
  private static final String KEY =
      "case when k.jwk = (select after from (select action, subject, after from audit_line"
          + " union all select action, subject, after from audit_inbox) p"
          + " where p.action = 'unit-key.put'"
          + " and p.subject = 'units/' || k.unit || '/keys/' || k.kid limit 1)"
          + " then k.jwk end as jwk";

  private static final String REVISIONS =
      "select r.*, l.unit as logged, l.position as logged_position, l.after as logged_after,"
          + " s.kid, s.jws, s.body, s.verified_at, "
          + KEY
          + " from filing_revision r"
          + " left join "
          + RECORDINGS
          + " l on l.year = r.year and l.unit = r.unit and l.revision = r.number"
          + " left join submission_signature s"
          + " on s.year = r.year and s.unit = r.unit and s.revision = r.number"
          + " left join unit_key k on k.unit = s.unit and k.kid = s.kid"
          + " order by r.year, r.unit, r.number";

  private static final String MISSING =
      "select l.* from audit_line l where l.action in ('filing.submit', 'filing.revise')"
          + " and not exists (select from filing_revision r where r.year = l.year"
          + " and r.unit = l.unit and r.number = l.revision) order by l.position";

  private final AgroalDataSource database;
  private final AuditChain chain;
  private final Editions editions;

  AuditTable(AgroalDataSource database, AuditChain chain, Editions editions) {
    this.database = database;
    this.chain = chain;
    this.editions = editions;
  }

  @Override
  public void seal() {
    chain.seal();
  }

  @Override
  public List<AuditLine> lines(AuditQuery query) {
    StringBuilder sql = new StringBuilder("select * from audit_line where position > ?");
    List<Object> values = new ArrayList<>();
    values.add(query.after());
    UnitCode unit = query.unit();
    condition(sql, values, " and subject = ?", query.subject());
    condition(sql, values, " and action = ?", query.action());
    condition(sql, values, " and actor = ?", query.actor());
    condition(sql, values, " and year = ?", query.year());
    condition(sql, values, " and unit = ?", unit == null ? null : unit.value());
    condition(sql, values, " and at >= ?", utc(query.from()));
    condition(sql, values, " and at < ?", utc(query.to()));
    sql.append(" order by position limit ?");
    values.add(query.limit());
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
              statement.setObject(i + 1, values.get(i));
            }
            List<AuditLine> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                lines.add(AuditLineRow.read(rows));
              }
            }
            return lines;
          }
        });
  }

  private static void condition(
      StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(condition);
      values.add(value);
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  @Override
  public void show(Verification verification) {
    Jdbc.with(
        database,
        connection ->
            Jdbc.inOneView(
                connection,
                ", read only",
                () -> {
                  each(connection, CHAIN, row -> verification.line(AuditLineRow.read(row)));
                  verification.end(AuditChain.signedHead(connection));
                  each(connection, REVISIONS, row -> revision(row, verification));
                  each(
                      connection,
                      MISSING,
                      row ->
                          verification.missing(
                              row.getLong("position"),
                              row.getInt("year") + "/" + row.getString("unit"),
                              row.getInt("revision")));
                  each(connection, StepRow.STEPS, row -> StepRow.show(row, verification));
                  return verification;
                }));
  }

  private interface Row {
    void shown(ResultSet row) throws SQLException;
  }

  /** With a cursor: the transaction is open and the driver is told how much to fetch. */
  private static void each(Connection connection, String sql, Row row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCHED);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          row.shown(rows);
        }
      }
    }
  }

  private void revision(ResultSet row, Verification verification) throws SQLException {
    StoredRevision stored;
    try {
      Submission submission = RevisionRow.submission(row, editions);
      stored =
          new StoredRevision(
              new Recorded(
                  submission,
                  row.getInt("number"),
                  row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                  RevisionRow.digest(row),
                  row.getString("signed_kid")),
              RevisionRow.receipt(row),
              row.getString("logged") == null
                  ? null
                  : new StoredRevision.Logged(
                      row.getObject("logged_position", Long.class), row.getString("logged_after")),
              DerivedColumns.of(submission.sheet()).stored(row),
              row.getString("jws") == null ? null : UnitKeyTable.kept(row));
    } catch (RuntimeException e) {
      // Whoever changed it left something that is no filing any more.
      verification.unreadable(
          row.getInt("year") + "/" + row.getString("unit"), row.getInt("number"), e.toString());
      return;
    }
    verification.revision(stored);
  }
}
