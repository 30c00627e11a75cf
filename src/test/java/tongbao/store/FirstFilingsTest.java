package tongbao.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongbao.AtOnce;
import tongbao.OwnDatabase;
import tongbao.check.Forms;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.filing.Circumstances;
import tongbao.filing.Course;
import tongbao.filing.Digest;
import tongbao.filing.DigestAlgorithm;
import tongbao.filing.FilingEvent;
import tongbao.filing.FilingId;
import tongbao.filing.Filings;
import tongbao.filing.FirstFiling;
import tongbao.filing.FirstRecording;
import tongbao.filing.Receipt;
import tongbao.filing.ReceiptCode;
import tongbao.filing.Revision;
import tongbao.filing.Status;
import tongbao.filing.Submission;
import tongbao.sheet.Remarks;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;
import tongbao.store.CircumstancesStore.Asked;
import tongbao.store.FirstFilings.Scoped;
import tongbao.unit.UnitCode;

/** Many first filings in one statement. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class FirstFilingsTest {

  private static final String AREA = "620977";
  private static final String REFUSED = "42501";
  private static final int FROM = 2015;
  private static final String KEPT = "select set_config('tongbao.totals', 'kept', true);";
  private static boolean prepared;

  private final Random random = new Random(20161231);

  @Inject AgroalDataSource database;
  @Inject Filings filings;
  @Inject FirstFilings firstFilings;
  @Inject CircumstancesStore circumstances;

  @BeforeEach
  void register() {
    if (!prepared) {
      execute(KEPT + "insert into area (code, name) values ('" + AREA + "', '批区')");
      prepared = true;
    }
  }

  @Test
  void whatOneIsRefusedForIsNotHeldAgainstTheOthers() {
    units("mixed-a", "mixed-b", "mixed-c", "mixed-d");
    assertEquals("Recorded", kinds(filings.recordFirst(List.of(filing("mixed-b", 2016)))));
    FirstFiling repeated = filing("mixed-d", 2016);
    List<FirstFiling> together =
        List.of(
            filing("mixed-d", 2016),
            filing("mixed-a", 2016),
            filing("mixed-b", 2016),
            filing("mixed-nobody", 2016),
            filing("mixed-c", FROM - 1),
            repeated,
            repeated,
            filing("mixed-a", 2017),
            filing("mixed-c", 2016));
    List<FirstRecording> outcomes = filings.recordFirst(together);
    assertEquals(
        "Recorded,Recorded,NotRecorded,NotRecorded,NotRecorded", kinds(outcomes.subList(0, 5)));
    assertEquals("NotRecorded,NotRecorded,Recorded,Recorded", kinds(outcomes.subList(5, 9)));
    assertEquals(5, together("mixed-"));
    // Once more: nothing is stored twice.
    assertEquals(
        Set.of(new FirstRecording.NotRecorded()), Set.copyOf(filings.recordFirst(together)));
    assertEquals(5, count("filing_revision", "unit like 'mixed-%'"));
  }

  @Test
  void aRowThatPostgresqlRefusesFailsAlone() {
    units("bad-a", "bad-b", "bad-c");
    FirstFiling bad = filing("bad-b", 2016, "\u0000", random);
    List<FirstRecording> outcomes =
        filings.recordFirst(List.of(filing("bad-a", 2016), bad, filing("bad-c", 2016)));
    assertEquals("Recorded,Failed,Recorded", kinds(outcomes));
    assertEquals("22021", refusal(outcomes.get(1)));
    assertEquals(Set.of("bad-a", "bad-c"), Set.copyOf(unitsIn("filing_event", "bad-%")));
  }

  @Test
  void eachIsHeldToTheScopeOfItsCaller() {
    units("scope-a", "scope-b", "scope-c");
    List<FirstRecording> outcomes =
        firstFilings.recordScoped(
            List.of(
                new Scoped(filing("scope-a", 2016), "scope-a"),
                new Scoped(filing("scope-b", 2016), "scope-a"),
                new Scoped(filing("scope-c", 2016), RowScope.NOTHING),
                new Scoped(filing("scope-b", 2017), "scope-b"),
                new Scoped(filing("scope-c", 2017), RowScope.EVERYTHING)));
    assertEquals("Recorded,Failed,Failed,Recorded,Recorded", kinds(outcomes));
    assertEquals(REFUSED, refusal(outcomes.get(1)));
    assertEquals(REFUSED, refusal(outcomes.get(2)));
    assertEquals(3, count("filing_revision", "unit like 'scope-%'"));

    List<FirstRecording> own =
        RowScope.within(
            "scope-a",
            () ->
                filings.recordFirst(
                    List.of(
                        filing("scope-b", 2018),
                        filing("scope-a", 2018),
                        filing("scope-a", 2019))));
    assertEquals("Failed,Recorded,Recorded", kinds(own));
  }

  /** The statement itself, given what the code before it would have kept from it. */
  @Test
  void theDatabaseHoldsEachRowToItsScope() {
    units("row-a", "row-b");
    assertEquals(
        List.of(1),
        firstFilings.insert(
            List.of(
                new Scoped(filing("row-a", 2016), "row-a"),
                new Scoped(filing("row-a", 2017), "row-b"),
                new Scoped(filing("row-b", 2016), "row-a"),
                new Scoped(filing("row-b", 2017), RowScope.NOTHING))));
    assertEquals(List.of("row-a"), unitsIn("filing_revision", "row-%"));
  }

  @Test
  void whatBearsOnAFilingIsToldInTheScopeOfItsCaller() {
    units("told-a", "told-b");
    filings.recordFirst(
        List.of(
            filing("told-a", 2016),
            filing("told-a", 2017),
            filing("told-b", 2016),
            filing("told-b", 2017)));
    List<Asked> asked =
        List.of(
            new Asked(new FilingId(2017, new UnitCode("told-b")), 2016, "told-a"),
            new Asked(new FilingId(2017, new UnitCode("told-a")), 2016, "told-a"),
            new Asked(new FilingId(2017, new UnitCode("told-nobody")), 2016, "*"),
            new Asked(new FilingId(2017, new UnitCode("told-b")), null, "*"),
            new Asked(new FilingId(2018, new UnitCode("told-b")), 2017, "told-b"));
    assertEquals(
        List.of("nothing", "first before", "unknown", "first", "before"),
        circumstances.findAll(asked).stream().map(FirstFilingsTest::told).toList());
    assertEquals(
        "nothing",
        RowScope.within("told-a", () -> told(circumstances.find(asked.get(0).id(), 2016))));
  }

  private static String told(Optional<Circumstances> found) {
    if (found.isEmpty()) {
      return "unknown";
    }
    Circumstances around = found.get();
    assertEquals(around.yearBefore() == null, around.lastStep() == null);
    String first = around.firstRecordedAt() == null ? "" : "first ";
    String all = first + (around.yearBefore() == null ? "" : "before");
    return all.isEmpty() ? "nothing" : all.strip();
  }

  @Test
  void batchesInEveryOrderDoNotWaitForEachOther() throws Exception {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      codes.add("order-" + i);
    }
    units(codes.toArray(String[]::new));
    for (int year = 2016; year < 2021; year++) {
      List<Callable<List<FirstRecording>>> senders = new ArrayList<>();
      for (int sender = 0; sender < 6; sender++) {
        List<FirstFiling> mine = new ArrayList<>();
        for (String code : codes) {
          mine.add(filing(code, year));
        }
        Collections.shuffle(mine, random);
        senders.add(() -> filings.recordFirst(mine));
      }
      int recorded = 0;
      for (List<FirstRecording> outcomes : AtOnce.inParallel(senders)) {
        recorded +=
            (int) outcomes.stream().filter(FirstRecording.Recorded.class::isInstance).count();
        assertTrue(outcomes.stream().noneMatch(FirstRecording.Failed.class::isInstance));
      }
      assertEquals(codes.size(), recorded);
    }
    assertEquals(5 * codes.size(), together("order-"));
  }

  @Test
  void recordingTogetherIsRecordingOneAfterTheOther() {
    int suffixes = 6;
    for (int i = 0; i < suffixes; i++) {
      units("joint-" + i, "singly-" + i);
    }
    for (int round = 0; round < 60; round++) {
      List<FirstFiling> joint = new ArrayList<>();
      List<FirstFiling> singly = new ArrayList<>();
      for (int size = random.nextInt(1, 12); size > 0; size--) {
        int suffix = random.nextInt(suffixes + 1);
        int year = FROM - 1 + random.nextInt(40);
        String document = random.nextInt(8) == 0 ? "\u0000" : word();
        long seed = random.nextLong();
        joint.add(filing("joint-" + suffix, year, document, new Random(seed)));
        singly.add(filing("singly-" + suffix, year, document, new Random(seed)));
      }
      List<FirstRecording> expected = new ArrayList<>();
      for (FirstFiling filing : singly) {
        expected.add(alone(filing));
      }
      assertEquals(kinds(expected), kinds(filings.recordFirst(joint)));
    }
    assertTrue(together("joint-") > 50);
    for (String table : List.of("filing_revision", "filing_event")) {
      assertEquals(stored(table, "singly-"), stored(table, "joint-"));
    }
    assertEquals(told("singly-"), told("joint-"));
  }

  private FirstRecording alone(FirstFiling filing) {
    try {
      return filings.recordFirst(filing.revision(), filing.event(), null);
    } catch (StoreException e) {
      return new FirstRecording.Failed(e);
    }
  }

  /** How many revisions there are of units; each has its step and its line. */
  private int together(String prefix) {
    int revisions = count("filing_revision", "unit like '" + prefix + "%'");
    assertEquals(revisions, count("filing_event", "unit like '" + prefix + "%'"));
    assertEquals(revisions, told(prefix).size());
    return revisions;
  }

  private FirstFiling filing(String unit, int year) {
    return filing(unit, year, word(), random);
  }

  private static FirstFiling filing(String unit, int year, String document, Random random) {
    Edition edition = List.of(Forms.E2014, Forms.E2019, Forms.E2021).get(random.nextInt(3));
    @Nullable BigDecimal[] numbers = new BigDecimal[edition.cells().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextInt(3) == 0 ? null : new BigDecimal(random.nextInt(100_000));
    }
    Map<CellCode, String> notes = new HashMap<>();
    if (random.nextBoolean()) {
      notes.put(edition.cells().get(random.nextInt(numbers.length)).code(), word(random));
    }
    SignOff signOff =
        random.nextBoolean()
            ? Forms.SIGNED
            : new SignOff(word(random), null, "NULL", word(random), null);
    FilingId id = new FilingId(year, new UnitCode(unit));
    Submission submission =
        new Submission(
            id,
            Sheet.of(edition, numbers, new Remarks(notes, Set.of(), Map.of())),
            signOff,
            document,
            random.nextBoolean() ? Map.of() : Map.of("rule", word(random)));
    Instant at = Instant.EPOCH.plus(random.nextInt(), ChronoUnit.MICROS).plusSeconds(1_500_000_000);
    FilingEvent event =
        Course.first(
            id,
            at,
            new FilingEvent.Author(
                word(random), "submitter", random.nextBoolean() ? null : word(random)));
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return new FirstFiling(
        new Revision(
            submission,
            1,
            at,
            new Digest(DigestAlgorithm.SM3, HexFormat.of().formatHex(digest)),
            Status.after(event),
            new Receipt(ReceiptCode.random(new Random()), word(random)),
            null),
        event);
  }

  private String word() {
    return word(random);
  }

  /** Of characters that mean something in PostgreSQL's notation of arrays. */
  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(1, 9); length > 0; length--) {
      word.append("\\\"',{}() 统é".charAt(random.nextInt(11)));
    }
    return word.toString();
  }

  private static String kinds(List<FirstRecording> outcomes) {
    return String.join(
        ",", outcomes.stream().map(outcome -> outcome.getClass().getSimpleName()).toList());
  }

  private static String refusal(FirstRecording outcome) {
    RuntimeException why = ((FirstRecording.Failed) outcome).why();
    return ((SQLException) why.getCause()).getSQLState();
  }

  private void units(String... codes) {
    for (String code : codes) {
      execute(
          KEPT
              + """
          insert into unit (code, name, area, kind, version, first_year)
            values ('%1$s', 'x', '%2$s', 'department', 1, %3$d);
          insert into unit_version (code, number, recorded_at, recorded_by, role, name, aliases,
              area, kind, moved, first_year)
            values ('%1$s', 1, now(), 't', 'system', 'x', '{}', '%2$s', 'department', false, %3$d);
          insert into unit_membership (unit, version, place, area, first_year)
            values ('%1$s', 1, 1, '%2$s', %3$d);
          select rebuild_expected()
          """
                  .formatted(code, AREA, FROM));
    }
  }

  private List<String> stored(String table, String prefix) {
    return strings(
        "select to_jsonb(t) - 'unit' - 'receipt_code' || jsonb_build_object('of', substr(unit, "
            + (prefix.length() + 1)
            + ")) from "
            + table
            + " t where unit like '"
            + prefix
            + "%' order by year, substr(unit, "
            + (prefix.length() + 1)
            + ")");
  }

  /** The lines for the audit log, sealed or not. */
  private List<String> told(String prefix) {
    return strings(
        """
        select jsonb_build_object('at', at, 'actor', actor, 'role', role, 'request', request_id,
          'action', action, 'year', year, 'revision', revision, 'before', before, 'after', after,
          'subject', replace(subject, '%1$s', ''))
        from (select at, actor, role, request_id, action, subject, year, unit, revision, before,
            after from audit_inbox
          union all select at, actor, role, request_id, action, subject, year, unit, revision,
            before, after from audit_line) l
        where unit like '%1$s%%' order by year, subject
        """
            .formatted(prefix));
  }

  private List<String> unitsIn(String table, String like) {
    return strings("select unit from " + table + " where unit like '" + like + "'");
  }

  private int count(String table, String where) {
    return Integer.parseInt(strings("select count(*) from " + table + " where " + where).get(0));
  }

  private List<String> strings(String sql) {
    return Jdbc.with(
        database,
        connection -> {
          List<String> found = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(rows.getString(1));
            }
          }
          return found;
        });
  }

  private void execute(String sql) {
    Jdbc.with(
        database,
        (Connection connection) -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }
}
