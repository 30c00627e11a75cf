package tongbao.store;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.edition.Totalling;
import tongbao.evidence.Deed;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;
import tongbao.unit.Membership;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/** Areas, units and filings to which anything happens that tables can hold. */
final class RandomCity {

  static final Editions EDITIONS = Editions.load(RandomCity.class.getClassLoader());
  static final List<Integer> YEARS = List.of(2016, 2017, 2019, 2021);
  static final String ROOT = "620900";

  private static final String UNIQUE_VIOLATION = "23505";

  private static final String REVISE =
      """
      insert into filing_revision (year, unit, number, edition, recorded_at, digest, cells,
        receipt_code, receipt, derived_places, derived, remarks)
      values (?, ?, ?, ?, now(), decode(repeat('00', 32), 'hex'), ?::numeric[], ?, 'x',
        ?::integer[], ?::numeric[], ?::jsonb)
      """;

  private static final String STEP =
      """
      with step as (
        insert into filing_event (year, unit, sequence, revision, at, actor, role,
          counts_submitted, counts_accepted, counts_published)
        values (?, ?, (select coalesce(max(sequence), 0) + 1 from filing_event
                       where year = ? and unit = ?),
          ?, clock_timestamp(), 't', 'system', ?, ?, ?)
        returning year, unit, revision, sequence)
      insert into audit_inbox (at, actor, role, action, subject, year, unit, revision, sequence)
      select now(), 't', 'system', 'filing.revise', 'f', year, unit, revision, sequence from step
      """;

  private final AgroalDataSource database;
  private final Map<String, Numbered<Area>> areas = new TreeMap<>();
  private final Map<String, Numbered<Unit>> units = new TreeMap<>();

  RandomCity(AgroalDataSource database, int areaCount, int unitCount, Random random)
      throws SQLException {
    this.database = database;
    for (Edition edition : EDITIONS.all()) {
      keepLayout(edition);
    }
    record(List.of(nextArea(ROOT, null)), List.of());
    for (int i = 0; i < areaCount; i++) {
      record(List.of(nextArea(Integer.toString(680100 + i), anyArea(random))), List.of());
    }
    for (int i = 0; i < unitCount; i++) {
      record(List.of(), List.of(nextUnit("random-" + i, random)));
    }
  }

  synchronized String anyArea(Random random) {
    return List.copyOf(areas.keySet()).get(random.nextInt(areas.size()));
  }

  synchronized String anyUnit(Random random) {
    return List.copyOf(units.keySet()).get(random.nextInt(units.size()));
  }

  private void keepLayout(Edition edition) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into edition_layout (edition, cells) values (?, ?)"
                    + " on conflict do nothing")) {
      statement.setString(1, edition.id());
      statement.setArray(
          2,
          connection.createArrayOf(
              "text", edition.cells().stream().map(cell -> cell.code().value()).toArray()));
      statement.executeUpdate();
    }
  }

  /** A revision is handed in, or something is decided: any revisions count from then on. */
  void step(Random random) throws SQLException {
    int year = YEARS.get(random.nextInt(YEARS.size()));
    String unit = anyUnit(random);
    try (Connection connection = database.getConnection()) {
      Jdbc.inTransaction(
          connection,
          () -> {
            int revisions = revisions(connection, year, unit);
            if (revisions == 0 || random.nextInt(3) > 0) {
              revise(connection, year, unit, ++revisions, random);
            }
            return decide(connection, year, unit, revisions, random);
          });
    } catch (SQLException e) {
      if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw e;
      }
      // Another thread was first.
    }
  }

  private static int revisions(Connection connection, int year, String unit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select coalesce(max(number), 0) from filing_revision where year = ? and unit = ?")) {
      statement.setInt(1, year);
      statement.setString(2, unit);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void revise(
      Connection connection, int year, String unit, int number, Random random) throws SQLException {
    Edition edition = EDITIONS.forYear(year).orElseThrow();
    boolean derives = !edition.derivations().isEmpty() && random.nextInt(3) == 0;
    try (PreparedStatement statement = connection.prepareStatement(REVISE)) {
      statement.setInt(1, year);
      statement.setString(2, unit);
      statement.setInt(3, number);
      statement.setString(4, edition.id());
      statement.setString(5, cells(edition, random));
      statement.setString(6, year + unit + number + "/" + random.nextLong());
      statement.setString(7, derives ? "{2,5}" : null);
      statement.setString(8, derives ? "{7,1.50}" : null);
      statement.setString(9, random.nextInt(3) == 0 ? remarks(edition, random) : null);
      statement.executeUpdate();
    }
  }

  private static String cells(Edition edition, Random random) {
    return edition.cells().stream()
        .map(cell -> number(random))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String number(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "NULL";
      case 1 -> random.nextInt(100) + "." + random.nextInt(10) + "0";
      case 2 -> "-" + random.nextInt(9);
      case 3 -> "123456789012345678" + random.nextInt(100);
      default -> Integer.toString(random.nextInt(1000));
    };
  }

  private static String remarks(Edition edition, Random random) {
    List<String> named = new ArrayList<>();
    for (Cell cell : edition.cells()) {
      if (cell.totalling() == Totalling.BY_MEASURE || cell.index() == 3) {
        named.add("\"%s\": \"%s\"".formatted(cell.code(), random.nextBoolean() ? "元" : "万元"));
      }
    }
    return "{\"units\": {" + String.join(", ", named) + "}}";
  }

  private static boolean decide(
      Connection connection, int year, String unit, int revisions, Random random)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STEP)) {
      statement.setInt(1, year);
      statement.setString(2, unit);
      statement.setInt(3, year);
      statement.setString(4, unit);
      statement.setInt(5, revisions);
      for (int place = 6; place <= 8; place++) {
        boolean counts = random.nextInt(4) > 0;
        statement.setObject(place, counts ? 1 + random.nextInt(revisions) : null, Types.INTEGER);
      }
      return statement.executeUpdate() == 1;
    }
  }

  /** Units come to belong elsewhere and to be something else, several at once. */
  synchronized void moveUnits(Random random) throws SQLException {
    List<Numbered<Unit>> moved = new ArrayList<>();
    for (String code : units.keySet()) {
      if (random.nextInt(3) == 0) {
        moved.add(nextUnit(code, random));
      }
    }
    record(List.of(), moved);
  }

  /** Areas come to lie below others, several at once, sometimes below a new one. */
  synchronized void moveAreas(Random random) throws SQLException {
    Map<String, Numbered<Area>> before = new TreeMap<>(areas);
    Map<String, Numbered<Area>> moved = new TreeMap<>();
    if (random.nextInt(4) == 0) {
      Numbered<Area> added = nextArea(Integer.toString(690100 + areas.size()), anyArea(random));
      moved.put(code(added), added);
      areas.put(code(added), added);
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      String code = anyArea(random);
      String parent = anyArea(random);
      if (!moved.containsKey(code) && !code.equals(ROOT) && !isBelow(parent, code)) {
        moved.put(code, nextArea(code, parent));
        areas.put(code, nextArea(code, parent));
      }
    }
    areas.clear();
    areas.putAll(before);
    List<Numbered<Area>> order = new ArrayList<>(moved.values());
    Collections.shuffle(order, random);
    record(order, List.of());
  }

  private static String code(Numbered<Area> area) {
    return area.value().code().value();
  }

  private boolean isBelow(String area, String above) {
    for (String at = area; at != null; ) {
      if (at.equals(above)) {
        return true;
      }
      AreaCode parent = areas.get(at).value().parent();
      at = parent == null ? null : parent.value();
    }
    return false;
  }

  private Numbered<Area> nextArea(String code, @Nullable String parent) {
    Numbered<Area> before = areas.get(code);
    Area area = new Area(new AreaCode(code), "区", parent == null ? null : new AreaCode(parent));
    return new Numbered<>(
        before == null ? 1 : before.number() + 1, area, before == null ? null : before.value());
  }

  private Numbered<Unit> nextUnit(String code, Random random) {
    List<Membership> memberships = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    Integer first = random.nextBoolean() ? null : 2015;
    for (int i = 0; i < count; i++) {
      boolean open = i == count - 1 && random.nextBoolean();
      Integer last = open ? null : Integer.valueOf(2015 + 2 * i + random.nextInt(2));
      memberships.add(new Membership(new AreaCode(anyArea(random)), first, last));
      first = last == null ? null : last + 1;
    }
    Numbered<Unit> before = units.get(code);
    UnitKind kind = random.nextInt(8) == 0 ? UnitKind.AREA_ROLLUP : UnitKind.DEPARTMENT;
    return new Numbered<>(
        before == null ? 1 : before.number() + 1,
        new Unit(new UnitCode(code), "单位", List.of(), kind, memberships, null, null),
        before == null ? null : before.value());
  }

  /** As the register desk and the recorder do it. */
  private synchronized void record(List<Numbered<Area>> changed, List<Numbered<Unit>> moved)
      throws SQLException {
    Stamp stamp = new Stamp(Instant.now(), Deed.OF_THE_SERVICE);
    try (Connection connection = database.getConnection()) {
      Jdbc.inTransaction(
          connection,
          () -> {
            try (Statement sql = connection.createStatement()) {
              sql.execute("lock table area in share row exclusive mode");
            }
            RegisterRecorder.write(connection, changed, moved, stamp);
            for (Numbered<Area> area : changed) {
              tell(connection, "areas/" + code(area));
            }
            for (Numbered<Unit> unit : moved) {
              tell(connection, "units/" + unit.value().code());
            }
            return true;
          });
    }
    changed.forEach(area -> areas.put(area.value().code().value(), area));
    moved.forEach(unit -> units.put(unit.value().code().value(), unit));
  }

  private static void tell(Connection connection, String subject) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into audit_inbox (at, actor, role, action, subject)"
                + " values (now(), 't', 'system', 'register.import', ?)")) {
      statement.setString(1, subject);
      statement.executeUpdate();
    }
  }
}
