package tongbao.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.StoredStep;
import tongbao.evidence.Verification;
import tongbao.filing.FilingEvent;

/** A row of {@code filing_event} beside the line of the audit log that tells of it. */
final class StepRow {

  private static final String TOLD =
      "(select %s as position, %s as waiting, "
          + AuditInbox.COLUMNS
          + " from %s where year is not null and unit is not null and action in"
          + " ('filing.submit', 'filing.revise', 'filing.accept', 'filing.send-back',"
          + " 'filing.publish', 'filing.withdraw'))";

  /**
   * A step begins after the one before it was committed, so the lines of a filing stand in the log
   * in the order of its steps. What waits in the inbox comes behind what is sealed.
   */
  static final String STEPS =
      """
      select year, unit, sequence, e.revision, e.move, e.state_before, e.at, e.actor, e.role,
        e.request_id, e.reasons, e.counts_submitted, e.counts_accepted, e.counts_published,
        l.position as logged_position, l.at as logged_at, l.actor as logged_actor,
        l.role as logged_role, l.request_id as logged_request_id, l.action as logged_action,
        l.subject as logged_subject, year as logged_year, unit as logged_unit,
        l.revision as logged_revision, l.before as logged_before, l.after as logged_after
      from filing_event e
      full join (
        select *, row_number() over (partition by year, unit order by position, waiting) as sequence
        from (%s union all %s) told) l
      using (year, unit, sequence)
      order by year, unit, sequence
      """
          .formatted(
              TOLD.formatted("position", "null::bigint", "audit_line"),
              TOLD.formatted("null::bigint", "id", "audit_inbox"));

  private StepRow() {}

  static void show(ResultSet row, Verification verification) throws SQLException {
    String filing = row.getInt("year") + "/" + row.getString("unit");
    int sequence = row.getInt("sequence");
    StoredStep.Logged logged = logged(row);
    StoredStep step;
    try {
      step = new StoredStep(filing, sequence, kept(row), logged);
    } catch (RuntimeException e) {
      // Whoever changed it left something that is no step any more.
      verification.unreadable(new StoredStep(filing, sequence, null, logged), e.toString());
      return;
    }
    verification.step(step);
  }

  private static StoredStep.@Nullable Kept kept(ResultSet row) throws SQLException {
    if (row.getString("actor") == null) {
      return null;
    }
    FilingEvent event = EventRow.read(row);
    return new StoredStep.Kept(event, EventRow.audit(event, ""));
  }

  private static StoredStep.@Nullable Logged logged(ResultSet row) throws SQLException {
    return row.getString("logged_action") == null
        ? null
        : new StoredStep.Logged(
            row.getObject("logged_position", Long.class), AuditLineRow.content(row, "logged_"));
  }
}
