package tongbao.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
      select counted.unit, expected.name, expected.area, expected.counted_under, counted.number, counted.explanations, state.move,
        counted.cells[?] as value,
        counted.derived[array_position(counted.derived_places, ?)] as derived,
        counted.remarks -> 'units' ->> ? as measure
      from counted join expected on expected.code = counted.unit
      cross join lateral (
        select move from filing_event e
        where e.year = ? and e.unit = counted.unit and e.revision = counted.number and e.at <= ?
        order by e.sequence desc limit 1) state
      order by counted.unit
      """;

  /**
   * Now and as units belonged in the year: from the areas down, and everything else by key. The
   * last step mostly is of the revision that counts, and says the state.
   */
  private static final String PARTS_NOW =
      """
      select u.code as unit, u.name, m.area, u.code as counted_under, r.number, r.explanations,
        case when last.revision = r.number then last.move else earlier.move end as move,
        r.cells[?] as value,
        r.derived[array_position(r.derived_places, ?)] as derived,
        r.remarks -> 'units' ->> ? as measure
      from (select area_tree_at(?, null) as area offset 0) tree
      join unit_membership m on m.area = tree.area
        and coalesce(m.first_year, ?) <= ? and coalesce(m.last_year, ?) >= ?
      join unit u on u.code = m.unit and u.version = m.version and u.kind <> 'area-rollup'
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
      order by u.code
      """;

  private Parts() {}

  static List<Breakdown.Part> of(Connection connection, TotalsQuery query, Cell cell)
      throws SQLException {
    List<Breakdown.Part> parts = new ArrayList<>();
    boolean now = KeptTotals.answer(query);
    String sql =
        now ? PARTS_NOW.replace("BASIS", query.basis().code()) : TotalsStore.with(query) + PARTS;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int place = now ? 1 : Counted.write(statement, 1, query);
      statement.setInt(place++, cell.index() + 1);
      statement.setInt(place++, cell.index() + 1);
      statement.setString(place++, cell.code().value());
      if (now) {
        statement.setString(place++, query.area().value());
        for (int i = 0; i < 7; i++) {
          statement.setInt(place++, query.year());
        }
      } else {
        statement.setInt(place++, query.year());
        statement.setObject(place++, Counted.instant(query.asOf()));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          @Nullable BigDecimal value = rows.getBigDecimal("value");
          @Nullable BigDecimal derived = rows.getBigDecimal("derived");
          boolean byMeasure = cell.totalling() == Totalling.BY_MEASURE;
          parts.add(
              new Breakdown.Part(
                  new UnitCode(rows.getString("unit")),
                  rows.getString("name"),
                  new UnitCode(rows.getString("counted_under")),
                  new AreaCode(rows.getString("area")),
                  value == null ? derived : value,
                  value == null && derived != null,
                  byMeasure ? rows.getString("measure") : null,
                  rows.getInt("number"),
                  EventRow.stateAfter(rows.getString("move")),
                  Explained.of(
                      query.edition(),
                      cell,
                      RevisionRow.explanations(rows.getString("explanations")))));
        }
      }
    }
    return List.copyOf(parts);
  }
}
