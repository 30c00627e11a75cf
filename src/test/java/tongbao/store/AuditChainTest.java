package tongbao.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.api.v1.OwnDatabase;
import tongbao.desk.Signing;
import tongbao.evidence.AuditEntry;
import tongbao.evidence.AuditHead;
import tongbao.evidence.Deed;
import tongbao.evidence.Signer;
import tongbao.evidence.SigningKey;

@QuarkusTest
@TestProfile(OwnDatabase.class)
class AuditChainTest {

  private static final int WRITERS = 4;
  private static final int LINES_EACH = 400;

  @Inject AgroalDataSource database;
  @Inject AuditChain chain;
  @Inject Signing signing;

  @Test
  void everyLineIsSealedOnceHoweverManySealAndWhoeverIsKilled() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 3);
    AtomicBoolean writing = new AtomicBoolean(true);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String name = "sealed/" + writer + "/";
        writers.add(threads.submit(work(() -> writeLines(name))));
      }
      List<Future<Integer>> others = new ArrayList<>();
      for (int sealer = 0; sealer < 2; sealer++) {
        others.add(threads.submit(() -> sealWhile(writing)));
      }
      Future<Integer> killer = threads.submit(() -> killWhile(writing));
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      for (Future<Integer> other : others) {
        assertTrue(other.get() > 0);
      }
      assertTrue(killer.get() > 0, "nobody was killed");
    } finally {
      threads.shutdownNow();
    }
    sealAtLast();
    String mine = " where subject like 'sealed/%'";
    assertEquals(WRITERS * LINES_EACH, number("select count(*) from audit_line" + mine));
    assertEquals(
        WRITERS * LINES_EACH, number("select count(distinct subject) from audit_line" + mine));
    assertEquals(0, number("select count(*) from audit_inbox" + mine));
    assertEquals(
        number("select count(*) from audit_line"), number("select max(position) from audit_line"));
    // Each writer's lines stand in the order in which it committed them.
    assertEquals(
        0,
        number(
            "select count(*) from (select revision, lag(revision) over"
                + " (partition by split_part(subject, '/', 2) order by position) as before"
                + " from audit_line"
                + mine
                + ") l where before >= revision"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_line set actor = 'x'",
        "delete from audit_line",
        "truncate audit_line",
        "truncate submission_signature",
      })
  void theDatabaseItselfRefusesToChangeTheLog(String statement) throws SQLException {
    add("kept", 1);
    chain.seal();
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      assertEquals(
          "P0001", assertThrows(SQLException.class, () -> sql.execute(statement)).getSQLState());
    }
  }

  @Test
  void whatEndsInAnErrorIsUndone() throws SQLException {
    assertThrows(
        StackOverflowError.class,
        () ->
            Jdbc.with(
                database,
                connection ->
                    Jdbc.inTransaction(
                        connection,
                        () -> {
                          try (Statement sql = connection.createStatement()) {
                            sql.execute(
                                "insert into audit_inbox (at, actor, role, action, subject)"
                                    + " values (now(), 't', 'system', 't', 'half done')");
                          }
                          throw new StackOverflowError();
                        })));
    String half = " where subject = 'half done'";
    assertEquals(0, number("select count(*) from audit_inbox" + half));
    assertEquals(0, number("select count(*) from audit_line" + half));
  }

  /** In a rollout services with the earlier key and with the new one take turns. */
  @Test
  void anotherKeyGoesOnWhereTheEarlierOneHasRetired() throws SQLException {
    // The service's own sealer knows none of these keys, and so moves no head meanwhile.
    SigningKey earlier = SigningKey.generate(new SecureRandom());
    SigningKey next = SigningKey.generate(new SecureRandom());
    Signer rotated = new Signer(next, List.of(earlier.verificationKey()));
    AuditChain later = new AuditChain(database, () -> rotated);
    AuditChain forgetful = new AuditChain(database, () -> new Signer(next, List.of()));
    add("before", 1);
    chain.seal();
    signHead(signing.signer(), new Signer(earlier, List.of()));
    long signed = signedEnd(rotated);
    add("by one that knows no key", 1);
    forgetful.seal();
    assertEquals(signed, signedEnd(rotated));
    for (int attempt = 0; attempt < 50 && signedEnd(rotated) == signed; attempt++) {
      // The service's own sealer may be the first to take the line.
      add("by one that knows both", attempt);
      later.seal();
    }
    assertEquals(number("select max(position) from audit_line"), signedEnd(rotated));
    assertTrue(AuditHead.of(new Signer(next, List.of()), head()).isPresent());

    signHead(rotated, signing.signer());
    add("its own again", 1);
    chain.seal();
    assertEquals(number("select max(position) from audit_line"), signedEnd(signing.signer()));
  }

  private void signHead(Signer present, Signer other) throws SQLException {
    AuditHead head = AuditHead.of(present, head()).orElseThrow();
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("update audit_head set jws = ?")) {
      statement.setString(1, head.signed(other));
      statement.executeUpdate();
    }
  }

  private long signedEnd(Signer signer) throws SQLException {
    return AuditHead.of(signer, head()).orElseThrow().position();
  }

  private String head() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Objects.requireNonNull(AuditChain.signedHead(connection));
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static Callable<Boolean> work(Work work) {
    return () -> {
      work.run();
      return true;
    };
  }

  private void writeLines(String name) throws SQLException {
    for (int i = 0; i < LINES_EACH; ) {
      try {
        add(name + i, i);
        i++;
      } catch (StoreException e) {
        // Killed by mistake, before the commit: a line that has been added is not added again.
        if (number("select count(*) from audit_inbox where subject = '" + name + i + "'")
                + number("select count(*) from audit_line where subject = '" + name + i + "'")
            > 0) {
          i++;
        }
      }
    }
  }

  private void add(String subject, int revision) {
    Jdbc.with(
        database,
        connection -> {
          AuditInbox.add(
              connection,
              new AuditEntry(
                  Instant.now(),
                  Deed.OF_THE_SERVICE,
                  "test.seal",
                  subject,
                  null,
                  revision,
                  null,
                  "{}"));
          return true;
        });
  }

  private int sealWhile(AtomicBoolean going) {
    int rounds = 0;
    while (going.get()) {
      try {
        chain.seal();
        rounds++;
      } catch (StoreException e) {
        // Killed; what it had taken is back in the inbox.
      }
    }
    return rounds;
  }

  /** Ends the connections of those who are in the middle of a batch. */
  private int killWhile(AtomicBoolean going) throws Exception {
    int killed = 0;
    while (going.get()) {
      killed +=
          number(
              "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                  + " where pid <> pg_backend_pid() and state <> 'idle'"
                  + " and query similar to"
                  + " '(insert into audit_line|delete from audit_inbox|insert into audit_head)%'");
      Thread.sleep(20);
    }
    return killed;
  }

  private void sealAtLast() {
    for (int attempt = 0; ; attempt++) {
      try {
        chain.seal();
        return;
      } catch (StoreException e) {
        // The pool may still hand out a connection that was ended.
        if (attempt > 20) {
          throw e;
        }
      }
    }
  }

  private int number(String query) throws SQLException {
    for (int attempt = 0; ; attempt++) {
      try (Connection connection = database.getConnection();
          PreparedStatement statement = connection.prepareStatement(query);
          ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      } catch (SQLException e) {
        if (attempt > 20) {
          throw e;
        }
      }
    }
  }
}
