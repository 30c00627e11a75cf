package tongbao.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.check.Explained;
import tongbao.edition.Cell;
import tongbao.edition.Totalling;
import tongbao.totals.Breakdown;
import tongbao.totals.TotalsQuery;
import tongbao.unit.AreaCode;
import tongbao.unit.UnitCode;

/** What every filing that counts gives for a cell. */
final class Parts {

  private static final String PARTS =
      """
      select counted.unit, counted.name, counted.area, counted.counted_under, counted.number,
        counted.explanations, state.move,
        counted.cells[?] as value,
        counted.derived[array_position(counted.derived_places, ?)] as derived,
        counted.remarks -> 'units' ->> ? as measure
      from counted cross join lateral (
        select move from filing_event e
        where e.year = ? and e.unit = counted.unit and e.revision = counted.number and e.at <= ?
        order by e.sequence desc limit 1) state
      order by counted.unit collate "C"
      """;

  /** Of the whole area: from the areas down, and everything else by key. */
  private static final String OF_ALL =
      """
      (select area_tree_at(?, null) as area offset 0) tree
      join unit_membership m on m.area = tree.area
        and coalesce(m.first_year, ?) <= ? and coalesce(m.last_year, ?) >= ?
      join unit u on u.code = m.unit and u.version = m.version and u.kind <> 'area-rollup'
      """;

  private static final String OF_SOME =
      """
      (select unnest(?::text[]) as code offset 0) asked
      join unit u on u.code = asked.code and u.kind <> 'area-rollup'
      join unit_membership m on m.unit = u.code and m.version = u.version
        and coalesce(m.first_year, ?) <= ? and coalesce(m.last_year, ?) >= ?
        and m.area in (select area_tree_at(?, null))
      """;

  /**
   * Now and as units belonged in the year. The last step mostly is of the revision that counts, and
   * says the state.
   */
  private static final String PARTS_NOW =
      """
      select u.code as unit, u.name, m.area, u.code as counted_under, r.number, r.explanations,
        case when last.revision = r.number then last.move else earlier.move end as move,
        r.cells[?] as value,
        r.derived[array_position(r.derived_places, ?)] as derived,
        r.remarks -> 'units' ->> ? as measure
      from UNITS
      cross join lateral (
        select e.counts_BASIS as number, e.revision, e.move from filing_event e
        where e.year = ? and e.unit = u.code
        order by e.sequence desc limit 1) last
      join filing_revision r on r.year = ? and r.unit = u.code and r.number = last.number
      left join lateral (
        select e.move from filing_event e
        where last.revision <> last.number and e.year = ? and e.unit = u.code
          and e.revision = last.number
        order by e.sequence desc limit 1) earlier on true
      order by u.code collate "C"
      """;

  private Parts() {}

  /** Of now or of any instant, by unit. */
  static List<Breakdown.Part> of(Connection connection, TotalsQuery query, Cell cell)
      throws SQLException {
    if (KeptTotals.answer(query)) {
      try (PreparedStatement statement = now(connection, query, OF_ALL)) {
        int place = writeCell(statement, 1, cell);
        statement.setString(place++, query.area().value());
        writeYears(statement, writeYears(statement, place, query, 4), query, 3);
        return read(statement, query, cell);
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement(TotalsStore.with(query) + PARTS)) {
      int place = writeCell(statement, Counted.write(statement, 1, query), cell);
      statement.setInt(place++, query.year());
      statement.setObject(place, Counted.instant(query.asOf()));
      return read(statement, query, cell);
    }
  }

  /** Those of now of some units, whether or not they are of the area. */
  static List<Breakdown.Part> of(
      Connection connection, TotalsQuery query, Cell cell, Set<UnitCode> units)
      throws SQLException {
    try (PreparedStatement statement = now(connection, query, OF_SOME)) {
      int place = writeCell(statement, 1, cell);
      statement.setObject(place++, units.stream().map(UnitCode::value).toArray(String[]::new));
      place = writeYears(statement, place, query, 4);
      statement.setString(place++, query.area().value());
      writeYears(statement, place, query, 3);
      return read(statement, query, cell);
    }
  }

  private static PreparedStatement now(Connection connection, TotalsQuery query, String units)
      throws SQLException {
    return connection.prepareStatement(
        PARTS_NOW.replace("UNITS", units).replace("BASIS", query.basis().code()));
  }

  private static int writeCell(PreparedStatement statement, int first, Cell cell)
      throws SQLException {
    statement.setInt(first, cell.index() + 1);
    statement.setInt(first + 1, cell.index() + 1);
    statement.setString(first + 2, cell.code().value());
    return first + 3;
  }

  private static int writeYears(
      PreparedStatement statement, int first, TotalsQuery query, int times) throws SQLException {
    for (int i = 0; i < times; i++) {
      statement.setInt(first + i, query.year());
    }
    return first + times;
  }

  private static List<Breakdown.Part> read(
      PreparedStatement statement, TotalsQuery query, Cell cell) throws SQLException {
    List<Breakdown.Part> parts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        parts.add(part(rows, query, cell));
      }
    }
    return List.copyOf(parts);
  }

  private static Breakdown.Part part(ResultSet row, TotalsQuery query, Cell cell)
      throws SQLException {
    @Nullable BigDecimal value = row.getBigDecimal("value");
    @Nullable BigDecimal derived = row.getBigDecimal("derived");
    boolean byMeasure = cell.totalling() == Totalling.BY_MEASURE;
    return new Breakdown.Part(
        new UnitCode(row.getString("unit")),
        row.getString("name"),
        new UnitCode(row.getString("counted_under")),
        new AreaCode(row.getString("area")),
        value == null ? derived : value,
        value == null && derived != null,
        byMeasure ? row.getString("measure") : null,
        row.getInt("number"),
        EventRow.stateAfter(row.getString("move")),
        Explained.of(
            query.edition(), cell, RevisionRow.explanations(row.getString("explanations"))));
  }
}
