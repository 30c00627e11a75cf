package tongbao.store;

import java.time.Instant;
import javax.sql.DataSource;
import tongbao.evidence.AuditEntry;
import tongbao.evidence.Deed;
import tongbao.filing.FilingId;
import tongbao.unit.UnitCode;

/** Has the audit told of changes as if they had been made. */
public final class Occurrences {

  private Occurrences() {}

  /** Adds a line, and leaves it there or takes it back. */
  public static void tell(
      DataSource database, String action, String unit, int year, boolean commit) {
    FilingId filing = new FilingId(year, new UnitCode(unit));
    AuditEntry entry =
        new AuditEntry(
            Instant.now(),
            Deed.OF_THE_SERVICE,
            action,
            "filings/" + filing,
            filing,
            1,
            "{\"state\":\"submitted\"}",
            "{\"state\":\"accepted\",\"revision\":1,\"digest\":\"abc\"}");
    try {
      Jdbc.with(
          database,
          connection ->
              Jdbc.inTransaction(
                  connection,
                  () -> {
                    AuditInbox.add(connection, entry);
                    if (!commit) {
                      throw new IllegalStateException("taken back");
                    }
                    return null;
                  }));
    } catch (IllegalStateException e) {
      if (commit) {
        throw e;
      }
    }
  }
}
