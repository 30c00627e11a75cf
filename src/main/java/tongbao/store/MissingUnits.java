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
  private static final String SHORT =
      """
      waiting as (
        select distinct place.area
        from audit_inbox i cross join lateral (
          select area from place_of(i.unit, i.year) area offset 0) place
        where i.year = (select year from wanted) and i.sequence is not null
      ), uncertain (area) as (
        select area from waiting
        union
        select up.parent from uncertain cross join lateral (
          select parent from area where code = uncertain.area and parent is not null offset 0) up
      ), short (area) as (
        select area from wanted
        union all
        select below.code
        from short join area below on below.parent = short.area
        where below.code in (select area from uncertain)
          or (select coalesce(sum(units), 0) from area_expected e
              where e.area = below.code and e.first_year <= (select year from wanted)
                and e.last_year >= (select year from wanted))
            > coalesce((select filed from area_total t
                        where t.year = (select year from wanted) and t.area = below.code
                          and t.basis = 'BASIS'), 0)
      ),
      """;

  private static final String WITHOUT_FILING =
      UnitPages.REPORTING.formatted(" and u.kind <> 'area-rollup'")
          + """
           and (
            select e.counts_BASIS from filing_event e
            where e.year = (select year from wanted) and e.unit = m.unit
            order by e.sequence desc limit 1) is null
          """
          + UnitPages.BY_MEMBER;

  private static final String FIND =
      InOrder.WANTED
          + SHORT
          + InOrder.tables("short", WITHOUT_FILING)
          + " select code from page order by code collate \"C\"";

  private MissingUnits() {}

  static List<UnitCode> find(Connection connection, TotalsQuery query) throws SQLException {
    String sql = FIND.replace("BASIS", query.basis().code());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, query.area().value());
      statement.setInt(2, query.year());
      statement.setString(3, "");
      statement.setString(4, InOrder.END);
      statement.setInt(5, Coverage.MOST_MISSING);
      List<UnitCode> missing = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          missing.add(new UnitCode(rows.getString("code")));
        }
      }
      return List.copyOf(missing);
    }
  }
}
