package tongbao.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tongbao.totals.Basis;
import tongbao.totals.TotalsQuery;

/** The units that report for a year in an area, and the revision of each that counts, in SQL. */
final class Counted {

  private Counted() {}

  /**
   * The tables {@code expected} and {@code counted} for the beginning of a statement, with as many
   * places as {@link #write} fills.
   */
  static String tables(Basis basis) {
    return expected(basis, "")
        + """
        , counted as (
          select r.unit, expected.name, expected.area, expected.counted_under, r.number, r.cells,
            r.derived_places, r.derived, r.remarks, r.explanations
          from expected cross join lateral (
            select * from filing_revision r
            where r.year = ? and r.unit = expected.code and r.number = expected.number
            offset 0) r
        )
        """;
  }

  /**
   * The table {@code expected}: the units of the area, each with the number of the revision that
   * counts. Every unit's last step is looked up by its key: how many units an area has is not known
   * to the planner, who would go through all filings of the year for the few of a county, or
   * through the list of units for each filing.
   *
   * @param mark ends its name, for statements that look at two instants
   */
  static String expected(Basis basis, String mark) {
    return """
        expected{} as materialized (
          select r.unit as code, r.name, r.kind, r.area, r.counted_under, standing.number
          from (
            select * from register_at(?, ?, ?) r
            where r.area in (select area_tree_at(?, ?)) offset 0) r
          left join lateral (
            select e.counts_BASIS as number from filing_event e
            where e.year = ? and e.unit = r.unit and e.at <= ?
            order by e.sequence desc limit 1) standing on true
        )
        """
        .replace("{}", mark)
        .replace("BASIS", basis.code());
  }

  static int write(PreparedStatement statement, int first, TotalsQuery query) throws SQLException {
    int place = writeExpected(statement, first, query);
    statement.setInt(place++, query.year());
    return place;
  }

  static int writeExpected(PreparedStatement statement, int first, TotalsQuery query)
      throws SQLException {
    int place = first;
    // A null keeps the planner from reading the register's history for the totals of now.
    OffsetDateTime recorded = query.asOf() == null ? null : instant(query.asOf());
    statement.setInt(place++, query.year());
    statement.setObject(place++, recorded, Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setString(place++, query.lineage().code());
    statement.setString(place++, query.area().value());
    statement.setObject(place++, recorded, Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setInt(place++, query.year());
    statement.setObject(place++, instant(query.asOf()));
    return place;
  }

  /** Beyond every instant, where none is given. */
  static OffsetDateTime instant(@Nullable Instant asOf) {
    return asOf == null ? OffsetDateTime.MAX : asOf.atOffset(ZoneOffset.UTC);
  }
}
