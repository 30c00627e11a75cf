package tongbao.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Edition;
import tongbao.sheet.Sheet;
import tongbao.totals.Shift;
import tongbao.totals.TooManyPartsException;
import tongbao.totals.TotalsQuery;
import tongbao.totals.TotalsSource.Lateness;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/** The units whose shares of the totals differ between two instants. */
final class Shifts {

  /** Only what differs is looked up, and no more of it than is wanted. */
  private static final String DIFFERENT =
      """
      , units as materialized (
        select coalesce(a.code, b.code) as code, coalesce(b.name, a.name) as name,
          coalesce(b.kind, a.kind) as kind,
          a.code is not null as expected_a, b.code is not null as expected_b,
          a.number as counted_number_a, b.number as counted_number_b
        from expected_a a full join expected_b b on b.code = a.code
        where a.number is distinct from b.number
        order by 1 limit ?
      )
      select units.*, counted_a.cells as cells_a, counted_a.remarks as remarks_a,
        counted_b.cells as cells_b, counted_b.remarks as remarks_b,
        standing_a.number as number_a, standing_b.number as number_b,
        first.recorded_at as first_filed, latest.recorded_at as after_filed
      from units
      left join lateral (
        select cells, remarks from filing_revision
        where year = ? and unit = units.code and number = units.counted_number_a
        offset 0) counted_a on true
      left join lateral (
        select cells, remarks from filing_revision
        where year = ? and unit = units.code and number = units.counted_number_b
        offset 0) counted_b on true
      left join lateral (STANDING) standing_a on true
      left join lateral (STANDING) standing_b on true
      left join lateral (
        select recorded_at from filing_revision
        where year = ? and unit = units.code and number = 1
        offset 0) first on true
      left join lateral (
        select recorded_at from filing_revision
        where year = ? and unit = units.code and number = standing_b.number
        offset 0) latest on true
      order by units.code
      """;

  private static final String STANDING =
      """
      select counts_BASIS as number from filing_event
      where year = ? and unit = units.code and at <= ?
      order by sequence desc limit 1
      """;

  private Shifts() {}

  /**
   * The shifts by unit.
   *
   * @throws TooManyPartsException where there are more than that
   */
  static List<Shift> between(
      Connection connection,
      TotalsQuery query,
      Instant from,
      Instant to,
      Lateness lateness,
      int most)
      throws SQLException {
    String sql =
        "with "
            + Counted.expected(query.basis(), "_a")
            + ", "
            + Counted.expected(query.basis(), "_b")
            + DIFFERENT.replace("STANDING", STANDING).replace("BASIS", query.basis().code());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int place = Counted.writeExpected(statement, 1, query.at(from));
      place = Counted.writeExpected(statement, place, query.at(to));
      statement.setInt(place++, most + 1);
      statement.setInt(place++, query.year());
      statement.setInt(place++, query.year());
      for (Instant at : List.of(from, to)) {
        statement.setInt(place++, query.year());
        statement.setObject(place++, Counted.instant(at));
      }
      statement.setInt(place++, query.year());
      statement.setInt(place, query.year());
      List<Shift> shifts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          shifts.add(shift(rows, query, from, lateness));
        }
      }
      if (shifts.size() > most) {
        throw new TooManyPartsException(shifts.size(), most);
      }
      return List.copyOf(shifts);
    }
  }

  private static Shift shift(ResultSet row, TotalsQuery query, Instant from, Lateness lateness)
      throws SQLException {
    UnitKind kind = UnitKind.find(row.getString("kind")).orElseThrow();
    Instant firstFiled = row.getObject("first_filed", OffsetDateTime.class).toInstant();
    @Nullable OffsetDateTime afterFiled = row.getObject("after_filed", OffsetDateTime.class);
    Shift.Facts facts =
        new Shift.Facts(
            row.getObject("number_a", Integer.class),
            row.getObject("number_b", Integer.class),
            row.getBoolean("expected_a"),
            row.getBoolean("expected_b"),
            firstFiled,
            afterFiled == null ? null : afterFiled.toInstant());
    return new Shift(
        new UnitCode(row.getString("code")),
        row.getString("name"),
        share(row, query.edition(), "a"),
        share(row, query.edition(), "b"),
        facts.cause(from, lateness.late(kind, firstFiled)));
  }

  private static Shift.@Nullable Share share(ResultSet row, Edition edition, String mark)
      throws SQLException {
    Integer number = row.getObject("counted_number_" + mark, Integer.class);
    return number == null
        ? null
        : new Shift.Share(
            number,
            Sheet.of(
                edition,
                (@Nullable BigDecimal[]) row.getArray("cells_" + mark).getArray(),
                RemarksColumn.read(row.getString("remarks_" + mark), edition)));
  }
}
