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
   *
   * @param mark ends the names of the tables, for statements that look at two instants
   */
  static String tables(Basis basis, String mark) {
    return """
        expected{} as (
          select r.unit as code, r.name, r.kind, r.area, r.counted_under
          from register_at(?, ?, ?) r
          where r.area in (select area_tree_at(?, ?))
        ), standing{} as (
          select distinct on (e.unit) e.unit, e.counts_BASIS as number
          from filing_event e
          where e.year = ? and e.at <= ?
          order by e.unit, e.sequence desc
        ), counted{} as (
          select r.unit, r.number, r.cells, r.derived_places, r.derived, r.remarks, r.explanations
          from standing{} join expected{} on expected{}.code = standing{}.unit
          join filing_revision r
            on r.year = ? and r.unit = standing{}.unit and r.number = standing{}.number
        )
        """
        .replace("{}", mark)
        .replace("BASIS", basis.code());
  }

  static int write(PreparedStatement statement, int first, TotalsQuery query) throws SQLException {
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
    statement.setInt(place++, query.year());
    return place;
  }

  /** Beyond every instant, where none is given. */
  static OffsetDateTime instant(@Nullable Instant asOf) {
    return asOf == null ? OffsetDateTime.MAX : asOf.atOffset(ZoneOffset.UTC);
  }
}
