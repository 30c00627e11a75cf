package tongbao.store;

import io.agroal.api.AgroalDataSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.jboss.logging.Logger;

/**
 * Keeps {@code audit_inbox} as small as what waits in it. Every line is soon gone, but PostgreSQL
 * gives its place to another only after a vacuum, and its own come once a minute: by then thousands
 * of lines a second have made a file of a hundred megabytes, which whoever asks what waits would go
 * through from then on. Not for several threads at once.
 */
final class InboxSpace {

  /** Of some 280 bytes each; a vacuum of so many takes a few milliseconds. */
  private static final int LINES = 4_000;

  /** More than lie in the file between two vacuums. */
  private static final long LARGE = 16 << 20;

  /** Another service, or PostgreSQL itself, may just be at it. */
  private static final String REUSE = "vacuum (skip_locked, truncate false) audit_inbox";

  /** Needs the table for itself for a moment; PostgreSQL gives up as soon as somebody waits. */
  private static final String SHRINK = "vacuum (skip_locked, truncate true) audit_inbox";

  private static final String SIZE = "select pg_relation_size('audit_inbox')";

  private static final Logger LOG = Logger.getLogger(InboxSpace.class);

  private final AgroalDataSource database;
  private int lines;

  /** At the start what an earlier run has left is looked at. */
  private boolean looked;

  InboxSpace(AgroalDataSource database) {
    this.database = database;
  }

  /** So many lines have left the inbox; none where none are waiting. */
  void freed(int count) {
    lines += count;
    if (lines >= LINES) {
      lines = 0;
      looked = false;
      run(REUSE);
    } else if (count == 0 && !looked) {
      looked = true;
      if (size() > LARGE) {
        run(SHRINK);
      }
    }
  }

  /** What fails costs room and no line; the next one, or PostgreSQL's own, makes up for it. */
  private void run(String vacuum) {
    try {
      Jdbc.with(
          database,
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute(vacuum);
            }
          });
    } catch (StoreException e) {
      LOG.debugf(e, "The inbox of the audit log could not be vacuumed");
    }
  }

  private long size() {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SIZE);
              ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
