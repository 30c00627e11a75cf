package tongbao.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.evidence.Signer;
import tongbao.evidence.SigningKey;
import tongbao.totals.Basis;
import tongbao.totals.Lineage;
import tongbao.totals.SumsCheck.Discrepancy;
import tongbao.totals.Totals;
import tongbao.totals.TotalsQuery;
import tongbao.unit.AreaCode;

/** Whatever happens to filings and to the register, the kept sums are those of a recount. */
@QuarkusTest
class KeptTotalsTest {

  private static final int STEPS = 80;
  private static final int THREADS = 4;
  private static final int STEPS_EACH = 60;

  private final Signer signer = new Signer(SigningKey.generate(new SecureRandom()), List.of());

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void areThoseOfARecountAtEveryStep(long seed) throws SQLException {
    Random random = new Random(seed);
    try (OwnDatabase database = new OwnDatabase("kept_" + seed).migrate("latest")) {
      RandomCity city = new RandomCity(database.pool(), 6, 8, random);
      AuditChain chain = new AuditChain(database.pool(), () -> signer);
      for (int step = 0; step < STEPS; step++) {
        happen(city, chain, random);
        assertEquals(List.of(), discrepancies(database), "step " + step);
        answersAsRecounted(database, city, random);
      }
      for (int year : RandomCity.YEARS) {
        database.run("select rebuild_totals(" + year + ")");
      }
      database.run("select rebuild_expected()");
      assertEquals(List.of(), discrepancies(database));
      chain.seal();
      assertEquals(List.of(), discrepancies(database));
    }
  }

  @Test
  void areThoseOfARecountWhoeverDoesWhatAtOnce() throws Exception {
    try (OwnDatabase database = new OwnDatabase("kept_at_once").migrate("latest")) {
      RandomCity city = new RandomCity(database.pool(), 6, 12, new Random(1));
      AuditChain chain = new AuditChain(database.pool(), () -> signer);
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<Boolean>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          Random random = new Random(100 + thread);
          work.add(threads.submit(happening(city, chain, random)));
        }
        for (Future<Boolean> each : work) {
          each.get();
        }
      } finally {
        threads.shutdownNow();
      }
      assertEquals(List.of(), discrepancies(database));
      chain.seal();
      assertEquals(List.of(), discrepancies(database));
      answersAsRecounted(database, city, new Random(2));
    }
  }

  private static Callable<Boolean> happening(RandomCity city, AuditChain chain, Random random) {
    return () -> {
      for (int step = 0; step < STEPS_EACH; step++) {
        happen(city, chain, random);
      }
      return true;
    };
  }

  private static void happen(RandomCity city, AuditChain chain, Random random) throws SQLException {
    switch (random.nextInt(10)) {
      case 0 -> city.moveUnits(random);
      case 1 -> city.moveAreas(random);
      case 2, 3 -> chain.seal();
      default -> city.step(random);
    }
  }

  private static List<Discrepancy> discrepancies(OwnDatabase database) {
    return new SumsCheckStore(database.pool())
        .inOneView(
            view -> {
              List<Discrepancy> found = new ArrayList<>(view.expected().differences());
              view.years().forEach(year -> found.addAll(view.totals(year).differences()));
              return found;
            });
  }

  /** The recount is that of an instant, which goes another way through the register too. */
  private static void answersAsRecounted(OwnDatabase database, RandomCity city, Random random) {
    TotalsStore totals = new TotalsStore(database.pool(), Clock.systemUTC());
    for (Basis basis : Basis.values()) {
      int year = RandomCity.YEARS.get(random.nextInt(RandomCity.YEARS.size()));
      TotalsQuery query =
          new TotalsQuery(
              year,
              RandomCity.EDITIONS.forYear(year).orElseThrow(),
              new AreaCode(random.nextBoolean() ? RandomCity.ROOT : city.anyArea(random)),
              basis,
              Lineage.THEN,
              null);
      Totals kept = totals.totals(query);
      Totals recounted = totals.totals(query.at(Instant.now().plusSeconds(60)));
      assertEquals(recounted.coverage(), kept.coverage(), query.toString());
      assertEquals(recounted.cells(), kept.cells(), query.toString());
    }
  }

  /** What stood there when sums were introduced, and the version before while it is replaced. */
  @Test
  void beginWithWhatWasFiledBefore() throws SQLException {
    try (OwnDatabase database = new OwnDatabase("kept_from_before").migrate("15")) {
      database.run(
          "insert into edition_layout values ('2014', '{a,b}')",
          "insert into area (code, name, parent) values ('620900', '市', null), ('620901', '区',"
              + " '620900')",
          "insert into unit (code, version, name, area, kind) values ('u-1', 1, 'x', '620901',"
              + " 'department')",
          "insert into unit_version (code, number, recorded_at, recorded_by, role, name, aliases,"
              + " area, kind, moved) values ('u-1', 1, now(), 't', 'system', 'x', '{}', '620901',"
              + " 'department', false)",
          "insert into unit_membership (unit, version, place, area) values ('u-1', 1, 1, '620901')",
          revision(1, "{5,7}"),
          step(1),
          line("submit", 1));
      database.migrate("latest");
      assertEquals("5", database.read("select sums[1] from area_total where area = '620900'"));
      database.run(revision(2, "{9,7}"), step(2), line("revise", 2));
      assertEquals(List.of(), discrepancies(database));
      assertEquals(
          "P0001",
          assertThrows(SQLException.class, () -> database.run("delete from audit_inbox"))
              .getSQLState());
      assertThrows(SQLException.class, () -> database.run("update unit set area = '620900'"));
      assertThrows(SQLException.class, () -> database.run("update area set parent = null"));
      database.run("update unit set name = 'y'");
      new AuditChain(database.pool(), () -> signer).seal();
      assertEquals("9", database.read("select sums[1] from area_total where area = '620900'"));
      assertEquals(List.of(), discrepancies(database));
      database.run("update area_total set sums[2] = 8 where area = '620901'");
      assertFalse(discrepancies(database).isEmpty());
    }
  }

  private static String revision(int number, String cells) {
    return "insert into filing_revision (year, unit, number, edition, recorded_at, digest, cells,"
        + " receipt_code, receipt) values (2016, 'u-1', %d, '2014', now(),".formatted(number)
        + " decode(repeat('00', 32), 'hex'), '%s', 'r-%d', 'x')".formatted(cells, number);
  }

  private static String step(int number) {
    return "insert into filing_event (year, unit, sequence, revision, at, actor, role,"
        + " counts_submitted) values (2016, 'u-1', %1$d, %1$d, now(), 't', 'system', %1$d)"
            .formatted(number);
  }

  private static String line(String action, int revision) {
    return "insert into audit_inbox (at, actor, role, action, subject, year, unit, revision)"
        + " values (now(), 't', 'system', 'filing.%s', 'f', 2016, 'u-1', %d)"
            .formatted(action, revision);
  }
}
