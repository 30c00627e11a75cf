package tongbao.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongbao.OwnDatabase;

/** What the database itself refuses where every check in the service were missing. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class RowLevelSecurityTest {

  private static final List<String> UNITS = List.of("wall-a", "wall-b", "wall-c");
  private static final String REFUSED = "42501";

  /**
   * Tables with a unit that no submitter's call reads: they have no wall, and the reason stands
   * here. Every other table with a unit has one.
   */
  private static final Set<String> UNWALLED =
      // Tokens are read by the registry for everybody; the inbox is only ever written by callers;
      // where units belong everybody may read. The log and deliveries are written and read by the
      // service and the office.
      Set.of("access_token", "audit_inbox", "audit_line", "unit_membership", "webhook_delivery");

  private static final String KEPT = "select set_config('tongbao.totals', 'kept', true);";

  private static boolean prepared;

  @Inject AgroalDataSource database;
  @Inject SecondWall wall;
  @Inject UserTransaction transaction;

  @BeforeEach
  void fileForThree() throws SQLException {
    if (prepared) {
      return;
    }
    execute(KEPT + "insert into area (code, name) values ('620974', '墙区')");
    for (String unit : UNITS) {
      execute(
          KEPT
              + """
          insert into unit (code, name, area, kind, version)
            values ('%1$s', 'x', '620974', 'department', 1);
          insert into unit_version (code, number, recorded_at, recorded_by, role, name, aliases,
              area, kind, moved)
            values ('%1$s', 1, now(), 't', 'system', 'x', '{}', '620974', 'department', false);
          insert into unit_membership (unit, version, place, area) values ('%1$s', 1, 1, '620974');
          select rebuild_expected()
          """
                  .formatted(unit));
      execute(filing(unit, 2014));
    }
    prepared = true;
  }

  @Test
  void holdsForTheRoleTheServiceLogsInAs() {
    assertEquals(Optional.empty(), wall.passing());
  }

  @Test
  void aSubmittersConnectionSeesItsOwnUnitAlone() {
    assertEquals(Set.of("wall-b"), RowScope.within("wall-b", this::visible));
    assertEquals(Set.of(), RowScope.within("wall-nobody", this::visible));
    assertEquals(Set.copyOf(UNITS), RowScope.within(RowScope.EVERYTHING, this::visible));
  }

  @Test
  void aSubmittersConnectionWritesForItsOwnUnitAlone() throws SQLException {
    SQLException refusal = refused("wall-a", filing("wall-b", 2015));
    assertEquals(REFUSED, refusal.getSQLState());
    refused(
        "wall-a",
        "insert into idempotency_key (key, digest, year, unit) values ('k', '', 2015, 'wall-b')");
    RowScope.within("wall-a", () -> Jdbc.with(database, on -> run(on, filing("wall-a", 2015))));
    execute("select 1 / count(*) from filing_revision where unit = 'wall-a' and year = 2015");
  }

  @Test
  void withoutAScopeNothingIsThere() throws SQLException {
    assertEquals(Set.of(), RowScope.within(RowScope.NOTHING, this::visible));
    refused(RowScope.NOTHING, filing("wall-a", 2016));
    assertEquals(
        Set.of(),
        Jdbc.with(
            database,
            on ->
                Jdbc.inTransaction(
                    on,
                    () -> {
                      run(on, "set local tongbao.unit to default");
                      return visible(on);
                    })));
  }

  @Test
  void unitsChooseKeysWithoutLearningOfEachOthers() throws SQLException {
    String remember =
        "insert into idempotency_key (key, year, unit) values ('same', 2014, '%s')"
            + " on conflict do nothing";
    for (String unit : List.of("wall-a", "wall-b")) {
      int added =
          RowScope.within(
              unit,
              () ->
                  Jdbc.with(
                      database,
                      on -> {
                        try (Statement statement = on.createStatement()) {
                          return statement.executeUpdate(remember.formatted(unit));
                        }
                      }));
      assertEquals(1, added, unit);
    }
  }

  /** Connections go from hand to hand, and some of their transactions fail. */
  @Test
  void noConnectionKeepsTheScopeOfAnother() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        callers.add(this::callAnyhow);
      }
      for (Future<Integer> caller : pool.invokeAll(callers)) {
        assertEquals(0, caller.get());
      }
    } finally {
      pool.shutdown();
    }
  }

  private int callAnyhow() {
    int wrong = 0;
    for (int i = 0; i < 100; i++) {
      String unit = UNITS.get(ThreadLocalRandom.current().nextInt(UNITS.size()));
      Set<String> seen =
          switch (i % 3) {
            case 0 -> RowScope.within(unit, this::visible);
            case 1 -> RowScope.within(unit, this::visibleBeforeAFailure);
            default -> RowScope.within(unit, this::visibleBeforeARollback);
          };
      wrong += seen.equals(Set.of(unit)) ? 0 : 1;
    }
    return wrong;
  }

  private Set<String> visibleBeforeAFailure() {
    Set<String> seen = new TreeSet<>();
    assertThrows(
        StoreException.class,
        () ->
            Jdbc.with(
                database,
                on ->
                    Jdbc.inTransaction(
                        on,
                        () -> {
                          seen.addAll(visible(on));
                          return run(on, "select 1 / 0");
                        })));
    return seen;
  }

  /** As Hibernate gets its connections: enlisted, with the transaction begun by the driver. */
  private Set<String> visibleBeforeARollback() {
    Set<String> seen = new TreeSet<>();
    try {
      transaction.begin();
      seen.addAll(visible());
      transaction.rollback();
    } catch (NotSupportedException | SystemException e) {
      throw new IllegalStateException(e);
    }
    return seen;
  }

  @Test
  void everyTableWithAUnitHasTheWall() throws SQLException {
    Set<String> without = new TreeSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and a.attname = 'unit' and not (c.relrowsecurity and c.relforcerowsecurity)
                """)) {
      while (rows.next()) {
        without.add(rows.getString(1));
      }
    }
    assertEquals(
        new TreeSet<>(UNWALLED), without, "a migration lacks: select wall_off('the_table')");
  }

  private SQLException refused(String scope, String sql) {
    StoreException refusal =
        assertThrows(
            StoreException.class,
            () -> RowScope.within(scope, () -> Jdbc.with(database, on -> run(on, sql))));
    return (SQLException) refusal.getCause();
  }

  private Set<String> visible() {
    return Jdbc.with(database, RowLevelSecurityTest::visible);
  }

  private static Set<String> visible(Connection connection) throws SQLException {
    Set<String> units = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select unit from filing_revision where unit like 'wall-%'")) {
      while (rows.next()) {
        units.add(rows.getString(1));
      }
    }
    return units;
  }

  private void execute(String sql) {
    Jdbc.with(database, on -> run(on, sql));
  }

  private static boolean run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private static String filing(String unit, int year) {
    return """
        insert into filing_revision (year, unit, number, edition, recorded_at, digest, cells,
            receipt_code, receipt)
        select %1$d, '%2$s', 1, edition, now(), sha256(''),
          array_fill(0::numeric, array[cardinality(cells)]), '%2$s-%1$d', 'none'
        from edition_layout where edition = '2014'
        """
        .formatted(year, unit);
  }
}
