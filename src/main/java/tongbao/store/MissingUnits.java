package tongbao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tongbao.totals.Coverage;
import tongbao.totals.TotalsQuery;
import tongbao.unit.UnitCode;

/** The units without a filing that counts, by code, but not more than are answered. */
final class MissingUnits {

  /** Goes down only where more are expected than are known to have filed. */
  private static final String FIND =
      """
      with recursive waiting as (
        select distinct place.area
        from audit_inbox i cross join lateral (
          select area from place_of(i.unit, i.year) area offset 0) place
        where i.year = ? and i.sequence is not null
      ), uncertain (area) as (
        select area from waiting
        union
        select up.parent from uncertain cross join lateral (
          select parent from area where code = uncertain.area and parent is not null offset 0) up
      ), short (area) as (
        select ?::text
        union all
        select below.code
        from short join area below on below.parent = short.area
        where below.code in (select area from uncertain)
          or (select coalesce(sum(units), 0) from area_expected e
              where e.area = below.code and e.first_year <= ? and e.last_year >= ?)
            > coalesce((select filed from area_total t
                        where t.year = ? and t.area = below.code and t.basis = ?), 0)
      ), expected (unit) as (
        select member.unit
        from short cross join lateral (
          select m.unit
          from unit_membership m join unit u on u.code = m.unit and u.version = m.version
          where m.area = short.area and u.kind <> 'area-rollup'
            and coalesce(m.first_year, ?) <= ? and coalesce(m.last_year, ?) >= ?
          offset 0) member
      )
      select expected.unit
      from expected
      left join lateral (
        select e.counts_BASIS as number from filing_event e
        where e.year = ? and e.unit = expected.unit
        order by e.sequence desc limit 1) standing on true
      where standing.number is null
      order by expected.unit
      limit ?
      """;

  private MissingUnits() {}

  static List<UnitCode> find(Connection connection, TotalsQuery query) throws SQLException {
    String sql = FIND.replace("BASIS", query.basis().code());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int place = 1;
      statement.setInt(place++, query.year());
      statement.setString(place++, query.area().value());
      for (int i = 0; i < 3; i++) {
        statement.setInt(place++, query.year());
      }
      statement.setString(place++, query.basis().code());
      for (int i = 0; i < 5; i++) {
        statement.setInt(place++, query.year());
      }
      statement.setInt(place, Coverage.MOST_MISSING);
      List<UnitCode> missing = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          missing.add(new UnitCode(rows.getString("unit")));
        }
      }
      return List.copyOf(missing);
    }
  }
}
