package tongbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A crash of PostgreSQL forgets transactions that committed nothing and gives their numbers to
 * others, so the same snapshot can come again with more in it.
 */
@Timeout(120)
class TotalsAfterCrashIT {
  private static final int FORGOTTEN = 60;

  @TempDir Path directory;

  private interface Crash {
    void of(PackagedService service) throws IOException, InterruptedException, SQLException;
  }

  @Test
  void areNotThoseOfBeforeTheServerWasKilled() throws Exception {
    afterCrash(PackagedService::kill9Postmaster);
  }

  /** PostgreSQL then starts all over, in the same process. */
  @Test
  void areNotThoseOfBeforeOneOfItsProcessesWasKilled() throws Exception {
    afterCrash(
        service -> {
          try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
              Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            ProcessHandle.of(row.getLong(1)).ifPresent(ProcessHandle::destroyForcibly);
          }
        });
  }

  private void afterCrash(Crash crash) throws Exception {
    try (PackagedService service =
        PackagedService.start(directory, Map.of("TONGBAO_ADMIN_TOKEN", Department.TOKEN))) {
      Department department = new Department(service.port());
      for (int i = 0; i < FORGOTTEN; i++) {
        department.registerUnit("unit-" + i, "620900");
      }
      String before;
      try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
          Statement statement = connection.createStatement()) {
        // What is rolled back reaches the disk when the server has time for it. Let it have none.
        statement.execute("alter system set wal_writer_delay = '10s'");
        statement.execute("select pg_reload_conf()");
        Thread.sleep(1000);
        connection.setAutoCommit(false);
        for (int i = 0; i < FORGOTTEN; i++) {
          statement.execute("select pg_current_xact_id()");
          connection.rollback();
        }
        before = snapshot(statement);
      }
      assertEquals(0, filed(department));
      crash.of(service);
      awaitConnection(service);
      try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
          Statement statement = connection.createStatement()) {
        assertNotEquals(before, snapshot(statement), "the server forgot nothing");
        assertEquals(201, file(department, "unit-0", 0));
        awaitSealed(statement);
        // One by one: filings take several numbers, and could step over the one looked for.
        connection.setAutoCommit(false);
        for (int i = 0; i < FORGOTTEN && !snapshot(statement).equals(before); i++) {
          statement.execute("select pg_current_xact_id()");
          connection.rollback();
        }
        assertEquals(before, snapshot(statement), "the snapshot did not come again");
      }
      assertEquals(1, filed(department));
    }
  }

  /** Sealing the audit log takes numbers too. */
  private static void awaitSealed(Statement statement) throws SQLException, InterruptedException {
    boolean sealed = false;
    for (int attempt = 0; attempt < 200 && !sealed; attempt++) {
      Thread.sleep(100);
      try (ResultSet row = statement.executeQuery("select not exists (select from audit_inbox)")) {
        row.next();
        sealed = row.getBoolean(1);
      }
    }
    assertTrue(sealed, "the audit log is not sealed");
  }

  /** Dead connections of the pool may answer first. */
  private static int file(Department department, String unit, int number)
      throws IOException, InterruptedException {
    int status = 0;
    for (int attempt = 0; attempt < 100 && status != 201; attempt++) {
      status = department.file(unit, 2016, number, unit).statusCode();
    }
    return status;
  }

  private static int filed(Department department) throws IOException, InterruptedException {
    return department.getJson("/api/v1/totals/2016").at("/coverage/filed").intValue();
  }

  private static String snapshot(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select pg_current_snapshot()::text")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void awaitConnection(PackagedService service) throws InterruptedException {
    // The dying server may still take a connection, but not for long.
    for (int connected = 0; connected < 5; ) {
      Thread.sleep(100);
      try {
        DriverManager.getConnection(service.jdbcUrl()).close();
        connected++;
      } catch (SQLException | IOException | IndexOutOfBoundsException e) {
        connected = 0;
      }
    }
  }
}
