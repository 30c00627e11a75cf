package tongbao.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The inbox of the audit log is no larger than what waits in it. */
@QuarkusTest
class InboxSpaceTest {

  private static final int ROUND = 4_000;

  private static final String FILL =
      """
      insert into audit_inbox (at, actor, role, action, subject)
      select now(), 'somebody', 'admin', 'unit.register', repeat('x', 200)
      from generate_series(1, %d)
      """;

  private static final String EMPTY =
      "begin; set local tongbao.totals = 'kept'; delete from audit_inbox; commit";

  @Test
  void placesOfLinesThatAreGoneAreUsedAgain() throws SQLException {
    try (OwnDatabase database = new OwnDatabase("inbox_reused").migrate("latest")) {
      InboxSpace space = new InboxSpace(database.pool());
      pass(database, ROUND);
      space.freed(ROUND);
      long once = size(database);
      for (int i = 0; i < 8; i++) {
        pass(database, ROUND / 2);
        space.freed(ROUND / 2);
      }
      assertTrue(size(database) <= 3 * once / 2, size(database) + " bytes, once " + once);
    }
  }

  @Test
  void largeFileIsGivenBackOnceNothingWaits() throws SQLException {
    try (OwnDatabase database = new OwnDatabase("inbox_shrunk").migrate("latest")) {
      InboxSpace space = new InboxSpace(database.pool());
      pass(database, 17 * ROUND);
      assertTrue(size(database) > 16 << 20);
      space.freed(0);
      assertEquals(0, size(database));
      pass(database, 17 * ROUND);
      space.freed(17 * ROUND);
      assertTrue(size(database) > 16 << 20, "shrunk while lines may be waiting");
      space.freed(0);
      assertEquals(0, size(database));
    }
  }

  @Test
  void waitsForNobody() throws SQLException {
    try (OwnDatabase database = new OwnDatabase("inbox_locked").migrate("latest");
        Connection other = database.pool().getConnection()) {
      pass(database, 17 * ROUND);
      InboxSpace space = new InboxSpace(database.pool());
      other.setAutoCommit(false);
      try (PreparedStatement lock = other.prepareStatement("lock audit_inbox")) {
        lock.execute();
      }
      space.freed(17 * ROUND);
      other.rollback();
      assertTrue(size(database) > 16 << 20);
    }
  }

  private static void pass(OwnDatabase database, int lines) throws SQLException {
    database.run(FILL.formatted(lines), EMPTY);
  }

  private static long size(OwnDatabase database) throws SQLException {
    try (Connection connection = database.pool().getConnection();
        PreparedStatement size =
            connection.prepareStatement("select pg_relation_size('audit_inbox')");
        ResultSet row = size.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
