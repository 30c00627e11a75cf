package tongbao.store.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedDatabaseTest {
  static final Path PROGRAMS = Path.of("target", "postgres-programs");

  @TempDir static Path home;

  @BeforeAll
  static void makeTheDirectory() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      execute(database, "create table kept (id int primary key)");
    }
  }

  @Test
  void promisesDurability() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      assertEquals("on", query(database, "show fsync"));
      assertEquals("on", query(database, "show synchronous_commit"));
      assertEquals("on", query(database, "show full_page_writes"));
      assertEquals("on", query(database, "show data_checksums"));
    }
  }

  @Test
  void speaksOneLanguageEverywhere() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      assertEquals("UTF8", query(database, "show server_encoding"));
      assertEquals(
          "UTC",
          superuser(database, "select setting from pg_file_settings where lower(name)='timezone'"));
      assertEquals(
          "b C.UTF-8",
          query(
              database,
              "select datlocprovider::text || ' ' || datlocale from pg_database where datname='tongbao'"));
    }
  }

  @Test
  void isReachableFromThisMachineOnlyAndWithThePasswordOnly() throws Exception {
    try (EmbeddedDatabase database = start()) {
      List<InetAddress> others =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.isLoopbackAddress())
              .toList();
      for (InetAddress other : others) {
        assertThrows(IOException.class, () -> new Socket(other, database.port()).close());
      }
      assertEquals("", superuser(database, "show unix_socket_directories"));
      SQLException refused =
          assertThrows(
              SQLException.class,
              () -> DriverManager.getConnection(database.jdbcUrl(), "tongbao", "guess").close());
      assertEquals("28P01", refused.getSQLState());
    }
  }

  /** Row-level security holds for nobody else. */
  @Test
  void isUsedByAnOrdinaryRole() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      assertEquals(
          "f f",
          query(
                  database,
                  "select rolsuper::text || ' ' || rolbypassrls from pg_roles where rolname = current_user")
              .replace("false", "f"));
    }
  }

  /** In directories of earlier versions everything belongs to the superuser. */
  @Test
  void takesOverWhatTheSuperuserMade() throws SQLException {
    try (EmbeddedDatabase database = start();
        Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), "tongbao", database.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create table earlier (id int generated always as identity, n serial)");
      statement.execute("create view seen as select * from earlier");
      statement.execute("create sequence counted");
      statement.execute(
          "create function told() returns trigger language plpgsql as 'begin return null; end'");
      statement.execute("alter database tongbao owner to tongbao");
    }
    try (EmbeddedDatabase database = start()) {
      execute(database, "alter table earlier enable row level security");
      execute(database, "insert into earlier default values");
      execute(database, "drop view seen; drop sequence counted; drop function told()");
      execute(database, "drop table earlier; create table later (id int); drop table later");
    }
  }

  @Test
  void keepsWhatWasCommittedAcrossRestarts() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      execute(database, "insert into kept values (1)");
    }
    assertFalse(Files.exists(PidFile.in(home.resolve("postgres"))));
    try (EmbeddedDatabase database = start()) {
      assertEquals("1", query(database, "select count(*) from kept where id = 1"));
    }
  }

  @Test
  void comesBackOnTheSamePortWhenTheServerIsKilled() throws Exception {
    try (EmbeddedDatabase database = start()) {
      execute(database, "insert into kept values (2)");
      long killed = database.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      await(() -> database.pid() != killed);
      assertEquals("1", query(database, "select count(*) from kept where id = 2"));
    }
  }

  @Test
  void waitsForTheBackendsOfAKilledServer() throws Exception {
    try (EmbeddedDatabase database = start();
        Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      long killed = database.pid();
      // Computing, a backend does not notice that its server is gone.
      var busy = new Thread(() -> computeForAWhile(statement));
      busy.start();
      await(
          () ->
              query(
                      database,
                      "select count(*) from pg_stat_activity where query like '%generate_series(1%' and pid <> pg_backend_pid()")
                  .equals("1"));
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      await(() -> database.pid() != killed);
      busy.join();
      assertEquals("1", query(database, "select 1"));
    }
  }

  @Test
  void stopsTheServerOfAKilledService() throws Exception {
    Programs programs = Programs.unpackedIn(PROGRAMS);
    Postmaster orphan =
        Postmaster.startOnAnyPort(
            Cluster.openOrCreate(home.resolve("postgres"), programs), programs);
    try (EmbeddedDatabase database = start()) {
      assertNotEquals(orphan.pid(), database.pid());
      assertEquals(0, orphan.waitFor());
      assertEquals("1", query(database, "select 1"));
    } finally {
      orphan.stop();
    }
  }

  @Test
  void refusesAServerThatIsNotItsOwn(@TempDir Path elsewhere) throws Exception {
    Programs programs = Programs.unpackedIn(PROGRAMS);
    Cluster cluster = Cluster.openOrCreate(home.resolve("postgres"), programs);
    try (EmbeddedDatabase stranger = EmbeddedDatabase.start(elsewhere, PROGRAMS)) {
      DatabaseUnavailable refused =
          assertThrows(
              DatabaseUnavailable.class,
              () -> Postmaster.start(cluster, programs, stranger.port()));
      assertTrue(refused.getMessage().contains("taken by another program"), refused.getMessage());
      assertEquals("1", query(stranger, "select 1"));
    }
  }

  @Test
  void refusesASecondServiceAndLeavesTheFirstAlone() throws SQLException {
    try (EmbeddedDatabase first = start()) {
      String refusal = refusal(home);
      assertTrue(refusal.contains("in use by another Tongbao"), refusal);
      assertTrue(refusal.contains("TONGBAO_DATA_DIR"), refusal);
      assertEquals("1", query(first, "select 1"));
    }
  }

  @Test
  void ignoresAPidFileThatNamesAnotherProcess() throws Exception {
    leavePidFile(Long.toString(ProcessHandle.current().pid()));
    try (EmbeddedDatabase database = start()) {
      assertEquals("1", query(database, "select 1"));
    }
  }

  @Test
  void ignoresAPidFileThatNamesAZombie() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")));
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0.2 & echo $!; exec sleep 60").start();
    try (BufferedReader output = parent.inputReader()) {
      String zombie = output.readLine();
      await(() -> Files.readString(Path.of("/proc", zombie, "stat")).contains(") Z "));
      leavePidFile(zombie);
      try (EmbeddedDatabase database = start()) {
        assertEquals("1", query(database, "select 1"));
      }
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void ignoresAPidFileCutShort() throws Exception {
    Files.writeString(PidFile.in(home.resolve("postgres")), "");
    try (EmbeddedDatabase database = start()) {
      assertEquals("1", query(database, "select 1"));
    }
  }

  @Test
  void startsOverAfterAFirstStartCutShort(@TempDir Path fresh) throws Exception {
    Path halfDone = Files.createDirectory(fresh.resolve("postgres.new-1"));
    Files.writeString(halfDone.resolve("PG_VERSION"), "18");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(fresh, PROGRAMS)) {
      assertEquals("1", query(database, "select 1"));
    }
    try (Stream<Path> children = Files.list(fresh)) {
      assertEquals(
          List.of("postgres", "postgres.lock"),
          children.map(child -> child.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void refusesTheDataOfAnotherMajorVersion() throws Exception {
    Path version = home.resolve("postgres/PG_VERSION");
    String ours = Files.readString(version);
    try {
      Files.writeString(version, "15\n");
      String refusal = refusal(home);
      assertTrue(refusal.contains("PostgreSQL 15"), refusal);
      assertTrue(refusal.contains("brings " + ours.strip()), refusal);
    } finally {
      Files.writeString(version, ours);
    }
  }

  @Test
  void refusesAPasswordOthersCanRead() throws Exception {
    Path password = home.resolve("postgres/tongbao.password");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
    try {
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
      assertTrue(refusal(home).contains("can be read by others"));
    } finally {
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void namesADirectoryItCannotUse(@TempDir Path fresh) throws Exception {
    Path file = Files.createFile(fresh.resolve("file"));
    String refusal = refusal(file.resolve("data"));
    assertTrue(refusal.contains(file.toString()), refusal);
    assertTrue(refusal.contains("TONGBAO_DATA_DIR"), refusal);
  }

  private static void computeForAWhile(Statement statement) {
    try {
      statement.execute("select count(*) from generate_series(1, 9000000)");
    } catch (SQLException mayBeCutOff) {
      // Nothing was to be kept.
    }
  }

  private static String refusal(Path directory) {
    String message =
        assertThrows(
                DatabaseUnavailable.class,
                () -> EmbeddedDatabase.start(directory, PROGRAMS).close())
            .getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  private static void leavePidFile(String pid) throws IOException {
    Path cluster = home.resolve("postgres");
    Files.writeString(
        PidFile.in(cluster),
        "%s\n%s\n1700000000\n5432\n\n127.0.0.1\n 1 1\nready   \n".formatted(pid, cluster));
  }

  private static EmbeddedDatabase start() {
    return EmbeddedDatabase.start(home, PROGRAMS);
  }

  private static String superuser(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), "tongbao", database.password());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertTrue(result.next());
      return result.getString(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertTrue(result.next());
      return result.getString(1);
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + SECONDS.toNanos(40);
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < deadline, "did not happen in time");
      Thread.sleep(20);
    }
  }
}
