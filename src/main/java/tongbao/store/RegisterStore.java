package tongbao.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;
import tongbao.unit.Changes;
import tongbao.unit.Register;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitQuery;
import tongbao.unit.Version;

/** The register in PostgreSQL. */
@ApplicationScoped
public class RegisterStore implements Register {

  /** By what is expected in any year. */
  private static final String PORTION =
      """
      select not exists (select from area where parent is null and code <> ?) as alone,
        (select coalesce(sum(units), 0) from area_expected where area = ?) as below,
        (select coalesce(sum(e.units), 0) from area_expected e
         join area root on root.code = e.area where root.parent is null) as everywhere
      """;

  /** One in so many units may lie elsewhere for an area to have most of them. */
  private static final int FEW = 8;

  private static final String EXPECTED =
      "select coalesce(sum(units), 0) from area_expected"
          + " where area = ? and first_year <= ? and last_year >= ?";

  private static final String CHAIN =
      """
      with recursive chain as (
        select unnest(cast(? as text[])) as code
        union
        select next.successor from unit next join chain on next.code = chain.code
        where next.successor is not null
      )
      """;

  /**
   * Alias by alias: of many at once PostgreSQL expects that a good part of all units bears one, and
   * would read them all.
   */
  private static final String BEARERS =
      """
      select code from unit where name = any (cast(? as text[]))
      union
      select bearer.code
      from unnest(cast(? as text[])) sought (name) cross join lateral (
        select code from unit where aliases @> array[sought.name] offset 0) bearer
      """;

  private static final String AROUND =
      CHAIN
          + UnitRow.SELECT
          + """
           where entry.code = any (array(
             select unnest(cast(? as text[]))
             union select code from chain
             union select code from unit where successor = any (cast(? as text[]))
             union select code from unit where credit_code = any (cast(? as text[]))
          ))
          """;

  /**
   * Most names are borne in many areas: by "教育局" alone a unit in each county would be read. A unit
   * that has moved stands in the table with its last area only.
   */
  static final String NAMESAKES =
      UnitRow.SELECT
          + """
           where entry.code = any (array(
             select bearer.code
             from unnest(cast(? as text[]), cast(? as text[])) sought (name, area)
             cross join lateral (
               select code from unit where name = sought.name and area = sought.area
               union all
               select code from unit where name = sought.name and moved
               union all
               select code from unit
               where aliases @> array[sought.name] and (area = sought.area or moved)) bearer
          ))
          """;

  /** Units by their names and by their aliases. */
  private static final String NAMED =
      UnitRow.SELECT + " where entry.code = any (array(" + BEARERS + "))";

  private final AreaRepository areas;
  private final Session entities;
  private final AgroalDataSource database;
  private final RegisterRecorder recorder;

  RegisterStore(
      AreaRepository areas,
      Session entities,
      AgroalDataSource database,
      RegisterRecorder recorder) {
    this.areas = areas;
    this.entities = entities;
    this.database = database;
    this.recorder = recorder;
  }

  @Override
  public void lock() {
    run("lock table area in share row exclusive mode", List.of());
  }

  @Override
  public void lockUnits(Collection<UnitCode> codes) {
    String[] sought = codes.stream().map(UnitCode::value).toArray(String[]::new);
    run("select from unit where code = any (?) order by code for update", List.of((Object) sought));
  }

  private void run(String sql, List<@Nullable Object> values) {
    Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.execute();
          }
        });
  }

  @Override
  public Optional<Area> findArea(AreaCode code) {
    return areas.findByIdOptional(code.value()).map(this::forgotten).map(AreaEntity::toArea);
  }

  /** Else a second look within one request would see what the first one saw. */
  private <T> T forgotten(T entity) {
    entities.detach(entity);
    return entity;
  }

  @Override
  public List<Area> areas() {
    return areas.listAll(Sort.by("code")).stream()
        .map(this::forgotten)
        .map(AreaEntity::toArea)
        .toList();
  }

  @Override
  public Optional<Unit> findUnit(UnitCode code) {
    return read(UnitRow.SELECT + " where entry.code = ?", List.of(code.value())).stream()
        .findFirst();
  }

  @Override
  public List<Unit> units(UnitQuery query) {
    AreaCode area = query.area();
    UnitPages.Portion portion = area == null ? UnitPages.Portion.ALL : portion(area);
    return read(UnitPages.statement(query, portion), UnitPages.values(query));
  }

  private UnitPages.Portion portion(AreaCode area) {
    return list(PORTION, List.of(area.value(), area.value()), RegisterStore::portion).get(0);
  }

  private static UnitPages.Portion portion(ResultSet row) throws SQLException {
    if (row.getBoolean("alone")) {
      return UnitPages.Portion.ALL;
    }
    long elsewhere = row.getLong("everywhere") - row.getLong("below");
    return elsewhere * FEW <= row.getLong("everywhere")
        ? UnitPages.Portion.MOST
        : UnitPages.Portion.SOME;
  }

  @Override
  public int expected(int year, AreaCode area) {
    return list(EXPECTED, List.of(area.value(), year, year), row -> row.getInt(1)).get(0);
  }

  @Override
  public List<Unit> find(Collection<UnitCode> codes) {
    return read(
        UnitRow.SELECT + " where entry.code = any (cast(? as text[]))",
        List.of((Object) texts(codes.stream())));
  }

  @Override
  public List<Unit> around(Collection<Unit> units) {
    String[] codes = texts(units.stream().map(Unit::code));
    return read(
        AROUND,
        List.of(
            texts(units.stream().map(Unit::successor)),
            codes,
            codes,
            texts(units.stream().map(Unit::creditCode))));
  }

  @Override
  public List<Unit> namesakes(Collection<Unit> units) {
    record Sought(String name, AreaCode area) {}
    Set<Sought> sought = new LinkedHashSet<>();
    for (Unit unit : units) {
      unit.names()
          .forEach(
              name ->
                  unit.memberships().forEach(each -> sought.add(new Sought(name, each.area()))));
    }
    return read(
        NAMESAKES,
        List.of(
            texts(sought.stream().map(Sought::name)), texts(sought.stream().map(Sought::area))));
  }

  private static String[] texts(Stream<?> values) {
    return values.filter(Objects::nonNull).map(Object::toString).toArray(String[]::new);
  }

  @Override
  public List<Unit> named(Collection<String> names) {
    String[] sought = names.toArray(String[]::new);
    return read(NAMED, List.of(sought, sought));
  }

  @Override
  public void record(Changes changes) {
    Jdbc.with(
        database,
        connection -> {
          recorder.record(connection, changes);
          return true;
        });
  }

  @Override
  public List<Version<Area>> history(AreaCode code) {
    return list(
        "select * from area_version where code = ? order by number",
        List.of(code.value()),
        row -> RegisterRecorder.version(row, AreaRow.read(row)));
  }

  @Override
  public List<Version<Unit>> history(UnitCode code) {
    return list(
        UnitRow.SELECT_VERSION + " where entry.code = ? order by entry.number",
        List.of(code.value()),
        row -> RegisterRecorder.version(row, UnitRow.read(row)));
  }

  private List<Unit> read(String sql, List<@Nullable Object> values) {
    return list(sql, values, UnitRow::read);
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> list(String sql, List<@Nullable Object> values, Reading<T> reading) {
    return Jdbc.with(
        database,
        connection -> {
          List<T> found = new ArrayList<>();
          try (PreparedStatement statement = prepare(connection, sql, values);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(reading.of(rows));
            }
          }
          return found;
        });
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, List<@Nullable Object> values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }
}
