package tongbao.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.unit.AreaCode;
import tongbao.unit.Membership;
import tongbao.unit.Register;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;
import tongbao.unit.UnitQuery;

/** Pages of units put together are all of them, and cost a page. */
@QuarkusTest
class UnitPagesTest {

  private static final String ENTER =
      """
      begin;
      set local tongbao.totals = 'kept';
      with entered as (
        insert into unit (code, name, area, kind, version)
          select '%1$s' || lpad(i::text, 5, '0'), 'name ' || i / 20, %2$s, 'department', 1
          from generate_series(0, %3$d - 1) i
          returning code, name, area
      ), versions as (
        insert into unit_version (code, number, recorded_at, recorded_by, role, name, aliases, area,
            kind, moved)
          select code, 1, now(), 't', 'system', name, '{}', area, 'department', false from entered
          returning code, area
      )
      insert into unit_membership (unit, version, place, area)
        select code, 1, 1, area from versions;
      select rebuild_expected();
      commit
      """;

  /**
   * Of ten units of twenty areas: four of each area, each looked up in two tables, and the page.
   */
  private static final long MOST_READ = 300;

  private static final String ROWS =
      """
      select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))
      from pg_stat_xact_user_tables where relname in ('unit', 'unit_membership')
      """;

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void areAllUnitsWhateverTheTree(long seed) throws SQLException {
    Random random = new Random(seed);
    try (OwnDatabase database = new OwnDatabase("pages_" + seed).migrate("latest")) {
      RandomCity city = new RandomCity(database.pool(), 9, 120, random);
      for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 12; i++) {
          pagesAreAll(database, query(city, random), 1 + random.nextInt(20));
        }
        city.moveAreas(random);
        city.moveUnits(random);
      }
    }
  }

  private static UnitQuery query(RandomCity city, Random random) {
    UnitKind[] kinds = UnitKind.values();
    return new UnitQuery(
        random.nextInt(3) == 0 ? null : 2014 + random.nextInt(9),
        random.nextInt(3) > 0 ? null : kinds[random.nextInt(kinds.length)],
        random.nextInt(6) == 0 ? null : new AreaCode(city.anyArea(random)),
        null,
        random.nextInt(4) > 0 ? null : new UnitCode("random-" + random.nextInt(120)),
        0);
  }

  /** Codes that lie together in one of many areas, so that few of each are not enough. */
  @Test
  void areAllUnitsWhereCodesFollowTheAreas() throws SQLException {
    try (OwnDatabase database = withAreas("pages_clustered", 12)) {
      database.run(ENTER.formatted("u-", "(680100 + i / 40)::text", 480));
      pagesOfProvinceAreAll(database);
      // From now on a good part is passed over on the way along all.
      database.run(ENTER.formatted("v-", "'690000'", 200));
      pagesOfProvinceAreAll(database);
    }
  }

  private static void pagesOfProvinceAreAll(OwnDatabase database) throws SQLException {
    for (Integer year : new Integer[] {null, 2016}) {
      for (int most : new int[] {1, 20, 50, 479, 480}) {
        pagesAreAll(
            database, new UnitQuery(year, null, new AreaCode("680000"), null, null, 0), most);
      }
    }
  }

  private static OwnDatabase withAreas(String name, int areas) throws SQLException {
    OwnDatabase database = new OwnDatabase(name).migrate("latest");
    database.run(
        "begin",
        "set local tongbao.totals = 'kept'",
        "insert into area (code, name, parent, version) values ('620900', '市', null, 1),"
            + " ('680000', '省', '620900', 1), ('690000', '空', '620900', 1)",
        "insert into area (code, name, parent, version) select (680100 + i)::text, '县', '680000', 1"
            + " from generate_series(0, %d - 1) i".formatted(areas),
        "commit");
    return database;
  }

  private static void pagesAreAll(OwnDatabase database, UnitQuery query, int most)
      throws SQLException {
    Register register = new RegisterStore(null, null, database.pool(), null);
    List<Unit> together = new ArrayList<>();
    List<Unit> page;
    UnitCode after = null;
    do {
      page =
          register.units(
              new UnitQuery(query.year(), query.kind(), query.area(), after, query.last(), most));
      together.addAll(page);
      after = page.isEmpty() ? null : page.get(page.size() - 1).code();
    } while (page.size() == most);
    assertEquals(all(database, query), together, query + " by " + most);
    AreaCode area = query.area();
    if (query.year() != null && query.kind() == null && area != null && query.last() == null) {
      assertEquals(together.size(), register.expected(query.year(), area), query.toString());
    }
  }

  /** One by one, with the tree as another function knows it. */
  private static List<Unit> all(OwnDatabase database, UnitQuery query) throws SQLException {
    AreaCode area = query.area();
    Set<AreaCode> tree = area == null ? null : tree(database, area);
    List<Unit> units = new ArrayList<>();
    try (Connection connection = database.pool().getConnection();
        PreparedStatement statement = connection.prepareStatement(UnitRow.SELECT);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Unit unit = UnitRow.read(rows);
        if (isMeant(unit, query, tree)) {
          units.add(unit);
        }
      }
    }
    units.sort(Comparator.comparing(Unit::code));
    return units;
  }

  private static boolean isMeant(Unit unit, UnitQuery query, @Nullable Set<AreaCode> tree) {
    Integer year = query.year();
    UnitKind kind = query.kind();
    UnitCode last = query.last();
    AreaCode area =
        year == null ? unit.area() : unit.membershipIn(year).map(Membership::area).orElse(null);
    boolean rightKind =
        kind == null ? year == null || unit.kind() != UnitKind.AREA_ROLLUP : unit.kind() == kind;
    return area != null
        && rightKind
        && (tree == null || tree.contains(area))
        && (last == null || unit.code().compareTo(last) <= 0);
  }

  private static Set<AreaCode> tree(OwnDatabase database, AreaCode root) throws SQLException {
    Set<AreaCode> tree = new HashSet<>();
    try (Connection connection = database.pool().getConnection();
        PreparedStatement statement = connection.prepareStatement("select area_tree_at(?, null)")) {
      statement.setString(1, root.value());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tree.add(new AreaCode(rows.getString(1)));
        }
      }
    }
    return tree;
  }

  @Test
  void costAPageHoweverManyUnitsThereAre() throws SQLException {
    try (OwnDatabase database = withAreas("pages_of_many", 20)) {
      List<String> prefixes = List.of("a-", "b-", "c-");
      for (String prefix : prefixes) {
        database.run(ENTER.formatted(prefix, "(680100 + i % 20)::text", 5_000), "analyze");
        for (long read : rows(database, "a-00500")) {
          assertTrue(read <= MOST_READ, read + " rows for a page with units up to " + prefix);
        }
        int bearers = prefixes.indexOf(prefix) + 1;
        // Borne in twenty areas by as many each.
        assertTrue(rowsByName(database, "name ", 10, 10 * bearers) <= MOST_READ);
        assertTrue(rowsByName(database, "nobody's ", 100, 0) <= MOST_READ);
      }
    }
  }

  /**
   * What pages of ten read: of everything, of a part, of a single area, with and without a year.
   */
  private static List<Long> rows(OwnDatabase database, String after) throws SQLException {
    List<Long> rows = new ArrayList<>();
    for (Integer year : new Integer[] {null, 2016}) {
      rows.add(rows(database, query(year, "620900", after), UnitPages.Portion.ALL));
      rows.add(rows(database, query(year, "680000", after), UnitPages.Portion.MOST));
      rows.add(rows(database, query(year, "680000", after), UnitPages.Portion.SOME));
      rows.add(rows(database, query(year, "680107", after), UnitPages.Portion.SOME));
    }
    return rows;
  }

  private static UnitQuery query(@Nullable Integer year, String area, String after) {
    return new UnitQuery(year, null, new AreaCode(area), new UnitCode(after), null, 10);
  }

  private static long rows(OwnDatabase database, UnitQuery query, UnitPages.Portion portion)
      throws SQLException {
    String sql = UnitPages.statement(query, portion);
    try (Connection connection = database.pool().getConnection()) {
      return Jdbc.inTransaction(
          connection, () -> rows(connection, sql, UnitPages.values(query), 10));
    }
  }

  /** Of so many names in one area. */
  private static long rowsByName(OwnDatabase database, String name, int count, int bearers)
      throws SQLException {
    String[] names = IntStream.range(0, count).mapToObj(i -> name + i).toArray(String[]::new);
    String[] areas = new String[count];
    Arrays.fill(areas, "680107");
    try (Connection connection = database.pool().getConnection()) {
      return Jdbc.inTransaction(
          connection,
          () -> rows(connection, RegisterStore.NAMESAKES, List.of(names, areas), bearers));
    }
  }

  private static long rows(
      Connection connection, String sql, List<@Nullable Object> values, int expected)
      throws SQLException {
    // What the connection did before counts too, until PostgreSQL has written it down.
    long before = read(connection);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      int found = 0;
      try (ResultSet page = statement.executeQuery()) {
        while (page.next()) {
          found++;
        }
      }
      assertEquals(expected, found);
    }
    return read(connection) - before;
  }

  private static long read(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ROWS);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
