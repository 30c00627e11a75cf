package tongbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

  @Test
  void doNotMistakeASnapshotForOneOfBeforeTheCrash() throws Exception {
    try (PackagedService service =
        PackagedService.start(directory, Map.of("TONGBAO_ADMIN_TOKEN", Department.TOKEN))) {
      Department department = new Department(service.port());
      for (int i = 0; i < FORGOTTEN; i++) {
        department.registerUnit("unit-" + i, "620900");
      }
      String before;
      try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        for (int i = 0; i < FORGOTTEN; i++) {
          statement.execute("select pg_current_xact_id()");
          connection.rollback();
        }
        before = snapshot(statement);
      }
      assertEquals(0, filed(department));
      long killed = service.postmasterPid();
      service.kill9Postmaster();
      while (service.findPostmasterPid().orElse(killed) == killed) {
        Thread.sleep(20);
      }
      awaitConnection(service);
      int filed = 0;
      try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
          Statement statement = connection.createStatement()) {
        while (!snapshot(statement).equals(before)) {
          assertTrue(filed < FORGOTTEN, "the snapshot did not come again: " + before);
          assertEquals(201, file(department, "unit-" + filed, filed));
          filed++;
        }
      }
      assertEquals(filed, filed(department));
    }
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
    while (true) {
      try {
        DriverManager.getConnection(service.jdbcUrl()).close();
        return;
      } catch (SQLException | IOException | IndexOutOfBoundsException e) {
        Thread.sleep(50);
      }
    }
  }
}
