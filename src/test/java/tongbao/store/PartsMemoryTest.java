package tongbao.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.evidence.Signer;
import tongbao.evidence.SigningKey;
import tongbao.totals.Basis;
import tongbao.totals.Breakdown;
import tongbao.totals.Lineage;
import tongbao.totals.TooManyPartsException;
import tongbao.totals.TotalsQuery;
import tongbao.unit.AreaCode;

/** Parts that are remembered are those that would be read. */
@QuarkusTest
class PartsMemoryTest {

  private static final int STEPS = 120;
  private static final int YEAR = 2021;
  private static final List<Integer> PLACES = List.of(0, 3, 7);

  private final Signer signer = new Signer(SigningKey.generate(new SecureRandom()), List.of());

  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void areThoseOfTheTablesAtEveryStep(long seed) throws SQLException {
    Random random = new Random(seed);
    try (OwnDatabase database = new OwnDatabase("parts_" + seed).migrate("latest")) {
      RandomCity city = new RandomCity(database.pool(), 5, 8, random);
      AuditChain chain = new AuditChain(database.pool(), () -> signer);
      TotalsStore remembering = new TotalsStore(database.pool(), Clock.systemUTC());
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(20)) {
          case 0 -> city.moveUnits(random);
          case 1 -> city.moveAreas(random);
          case 2, 3, 4 -> chain.seal();
          default -> city.step(random);
        }
        for (Basis basis : Basis.values()) {
          assertPartsAsRead(remembering, query(RandomCity.ROOT, basis));
          assertPartsAsRead(remembering, query(city.anyArea(random), basis));
        }
      }
    }
  }

  @Test
  void areReadAgainOnlyOfUnitsThatTookAStep() throws SQLException {
    Random random = new Random(33);
    try (OwnDatabase database = new OwnDatabase("parts_read").migrate("latest")) {
      RandomCity city = new RandomCity(database.pool(), 2, 30, random);
      for (int step = 0; step < 400; step++) {
        city.step(random);
      }
      // While a change of the register waits to be sealed, everything is read.
      new AuditChain(database.pool(), () -> signer).seal();
      TotalsStore remembering = new TotalsStore(database.pool(), Clock.systemUTC());
      TotalsQuery query = query(RandomCity.ROOT, Basis.SUBMITTED);
      Cell cell = query.edition().cells().get(0);
      Set<Breakdown.Part> first = Collections.newSetFromMap(new IdentityHashMap<>());
      first.addAll(remembering.breakdown(query, cell).parts());
      city.step(random);
      long remembered =
          remembering.breakdown(query, cell).parts().stream().filter(first::contains).count();
      assertTrue(remembered >= first.size() - 1, remembered + " of " + first.size());
    }
  }

  @Test
  void areRefusedWhereTheyAreTooMany() throws SQLException {
    Random random = new Random(34);
    try (OwnDatabase database = new OwnDatabase("parts_refused").migrate("latest")) {
      RandomCity city = new RandomCity(database.pool(), 1, 9, random);
      for (int step = 0; step < 90; step++) {
        city.step(random);
      }
      TotalsQuery query = query(RandomCity.ROOT, Basis.SUBMITTED);
      Cell cell = query.edition().cells().get(0);
      int filed =
          new TotalsStore(database.pool(), Clock.systemUTC()).breakdown(query, cell).parts().size();
      assertTrue(filed > 1, "nobody filed");
      assertEquals(filed, store(database, filed).breakdown(query, cell).parts().size());
      for (TotalsQuery asked : List.of(query, query.at(Instant.now().plusSeconds(60)))) {
        TooManyPartsException refused =
            assertThrows(
                TooManyPartsException.class,
                () -> store(database, filed - 1).breakdown(asked, cell));
        assertEquals(filed, refused.filed());
      }
      assertEquals(filed, changes(store(database, filed), query));
      assertThrows(TooManyPartsException.class, () -> changes(store(database, filed - 1), query));
    }
  }

  /** How many units filed since long ago. */
  private static int changes(TotalsStore store, TotalsQuery query) {
    Instant now = Instant.now();
    return store
        .difference(query, Instant.EPOCH, now.plusSeconds(60), (kind, filed) -> false)
        .parts()
        .size();
  }

  private static TotalsStore store(OwnDatabase database, int mostParts) {
    return new TotalsStore(database.pool(), Clock.systemUTC(), mostParts);
  }

  private static TotalsQuery query(String area, Basis basis) {
    Edition edition = RandomCity.EDITIONS.forYear(YEAR).orElseThrow();
    return new TotalsQuery(YEAR, edition, new AreaCode(area), basis, Lineage.THEN, null);
  }

  /** What is read of an instant is never remembered. */
  private static void assertPartsAsRead(TotalsStore remembering, TotalsQuery query) {
    for (int place : PLACES) {
      Cell cell = query.edition().cells().get(place);
      Breakdown remembered = remembering.breakdown(query, cell);
      Breakdown read = remembering.breakdown(query.at(Instant.now().plusSeconds(60)), cell);
      assertEquals(read.parts(), remembered.parts());
      assertEquals(read.total(), remembered.total());
      assertEquals(read.coverage(), remembered.coverage());
    }
  }
}
