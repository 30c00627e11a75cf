package tongbao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.unit.AreaCode;
import tongbao.unit.CreditCode;
import tongbao.unit.Membership;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/** A unit in the tables unit, unit_version and unit_membership. */
final class UnitRow {

  private static final String COLUMNS =
      """
      select entry.*, belongs.areas, belongs.firsts, belongs.lasts
      from %s entry cross join lateral (
        select array_agg(m.area order by m.place) as areas,
               array_agg(m.first_year order by m.place) as firsts,
               array_agg(m.last_year order by m.place) as lasts
        from unit_membership m
        where m.unit = entry.code and m.version = entry.%s
      ) belongs
      """;

  /** The newest versions; the row is called entry. */
  static final String SELECT = COLUMNS.formatted("unit", "version");

  /** All versions; the row is called entry. */
  static final String SELECT_VERSION = COLUMNS.formatted("unit_version", "number");

  private static final String KEEP =
      """
      insert into unit (code, version, name, aliases, area, kind, first_year, last_year, successor,
                        credit_code, moved)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (code) do update set
        version = excluded.version, name = excluded.name, aliases = excluded.aliases,
        area = excluded.area, kind = excluded.kind, first_year = excluded.first_year,
        last_year = excluded.last_year, successor = excluded.successor,
        credit_code = excluded.credit_code, moved = excluded.moved
      """;

  private static final String ADD_VERSION =
      """
      insert into unit_version (code, number, recorded_at, recorded_by, role, request_id,
                                name, aliases, area, kind, first_year, last_year, successor,
                                credit_code, moved)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String ADD_MEMBERSHIP =
      "insert into unit_membership (unit, version, place, area, first_year, last_year)"
          + " values (?, ?, ?, ?, ?, ?)";

  private UnitRow() {}

  static Unit read(ResultSet row) throws SQLException {
    String successor = row.getString("successor");
    String creditCode = row.getString("credit_code");
    return new Unit(
        new UnitCode(row.getString("code")),
        row.getString("name"),
        List.of((String[]) row.getArray("aliases").getArray()),
        UnitKind.find(row.getString("kind")).orElseThrow(),
        memberships(row),
        successor == null ? null : new UnitCode(successor),
        creditCode == null ? null : new CreditCode(creditCode));
  }

  private static List<Membership> memberships(ResultSet row) throws SQLException {
    String[] areas = (String[]) row.getArray("areas").getArray();
    @Nullable Integer[] firsts = (Integer[]) row.getArray("firsts").getArray();
    @Nullable Integer[] lasts = (Integer[]) row.getArray("lasts").getArray();
    List<Membership> memberships = new ArrayList<>();
    for (int i = 0; i < areas.length; i++) {
      memberships.add(new Membership(new AreaCode(areas[i]), firsts[i], lasts[i]));
    }
    return memberships;
  }

  static void write(Connection connection, List<Numbered<Unit>> entries, Stamp stamp)
      throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(KEEP);
        PreparedStatement version = connection.prepareStatement(ADD_VERSION);
        PreparedStatement membership = connection.prepareStatement(ADD_MEMBERSHIP)) {
      for (Numbered<Unit> entry : entries) {
        Unit unit = entry.value();
        keep.setString(1, unit.code().value());
        keep.setInt(2, entry.number());
        writeEntry(keep, 3, unit);
        keep.addBatch();
        writeEntry(version, stamp.write(version, unit.code().value(), entry.number()), unit);
        version.addBatch();
        for (int i = 0; i < unit.memberships().size(); i++) {
          Membership belongs = unit.memberships().get(i);
          membership.setString(1, unit.code().value());
          membership.setInt(2, entry.number());
          membership.setInt(3, i + 1);
          membership.setString(4, belongs.area().value());
          membership.setObject(5, belongs.firstYear(), Types.INTEGER);
          membership.setObject(6, belongs.lastYear(), Types.INTEGER);
          membership.addBatch();
        }
      }
      keep.executeBatch();
      version.executeBatch();
      membership.executeBatch();
    }
  }

  private static void writeEntry(PreparedStatement statement, int first, Unit unit)
      throws SQLException {
    UnitCode successor = unit.successor();
    CreditCode creditCode = unit.creditCode();
    int place = first;
    statement.setString(place++, unit.name());
    statement.setObject(place++, unit.aliases().toArray(new String[0]));
    statement.setString(place++, unit.area().value());
    statement.setString(place++, unit.kind().code());
    statement.setObject(place++, unit.firstYear(), Types.INTEGER);
    statement.setObject(place++, unit.lastYear(), Types.INTEGER);
    statement.setString(place++, successor == null ? null : successor.value());
    statement.setString(place++, creditCode == null ? null : creditCode.value());
    statement.setBoolean(place, unit.memberships().size() > 1);
  }

  static Map<String, @Nullable Object> json(Unit unit) {
    UnitCode successor = unit.successor();
    CreditCode creditCode = unit.creditCode();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("code", unit.code().value());
    json.put("name", unit.name());
    json.put("aliases", unit.aliases());
    json.put("kind", unit.kind().code());
    json.put("memberships", unit.memberships().stream().map(UnitRow::json).toList());
    json.put("successor", successor == null ? null : successor.value());
    json.put("creditCode", creditCode == null ? null : creditCode.value());
    return json;
  }

  private static Map<String, @Nullable Object> json(Membership membership) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("area", membership.area().value());
    json.put("firstYear", membership.firstYear());
    json.put("lastYear", membership.lastYear());
    return json;
  }
}
