package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.filing.FilingState;
import tongbao.totals.Breakdown;
import tongbao.totals.CellTotal;
import tongbao.totals.Coverage;
import tongbao.totals.Totals;
import tongbao.totals.TotalsQuery;
import tongbao.totals.TotalsSource;
import tongbao.unit.UnitCode;

/** Totals added up by PostgreSQL from the newest revisions. */
@ApplicationScoped
public class TotalsStore implements TotalsSource {

  /**
   * The snapshot lists every transaction still running, so a commit always changes it. After a
   * crash PostgreSQL gives the numbers of forgotten transactions to others and a snapshot can come
   * again, but not at the same place of the log: what was flushed there is never written twice.
   */
  private static final String MARK =
      "select pg_current_snapshot()::text || '@' || pg_current_wal_flush_lsn()::text";

  /** Units that report for a year in an area, and the revision of each that counts. */
  private static final String COUNTED =
      """
      with recursive subtree as (
        select code from area where code = ?
        union
        select area.code from area join subtree on area.parent = subtree.code
      ), expected as (
        select unit.code, unit.name from unit join subtree on unit.area = subtree.code
        where kind <> 'area-rollup'
          and coalesce(first_year, ?) <= ? and coalesce(last_year, ?) >= ?
      ), counted as (
        select distinct on (r.unit) r.unit, r.number, r.cells
        from filing_revision r join expected on expected.code = r.unit
        where r.year = ? and ?
        order by r.unit, r.number desc
      )
      """;

  private static final String COVERAGE =
      COUNTED
          + """
          select expected.code, counted.unit is not null as filed
          from expected left join counted on counted.unit = expected.code
          order by expected.code
          """;

  private static final String SUMS =
      COUNTED
          + """
          select cell.place, sum(cell.number) as value, count(*) - count(cell.number) as blank
          from counted, unnest(counted.cells) with ordinality as cell (number, place)
          group by cell.place
          order by cell.place
          """;

  private static final String PARTS =
      COUNTED
          + """
          select counted.unit, expected.name, counted.number, counted.cells[?] as value
          from counted join expected on expected.code = counted.unit
          order by counted.unit
          """;

  private final AgroalDataSource database;
  private final Clock clock;

  TotalsStore(AgroalDataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String mark() {
    return Jdbc.with(database, TotalsStore::mark);
  }

  @Override
  public Marked<Totals> totals(TotalsQuery query) {
    return inOneView(
        connection -> {
          String mark = mark(connection);
          Instant asOf = clock.instant();
          Coverage coverage = coverage(connection, query);
          List<CellTotal> sums = sums(connection, query, coverage.filed());
          return new Marked<>(new Totals(query, asOf, coverage, sums), mark);
        });
  }

  @Override
  public Breakdown breakdown(TotalsQuery query, Cell cell) {
    return inOneView(
        connection -> {
          Instant asOf = clock.instant();
          Coverage coverage = coverage(connection, query);
          List<Breakdown.Part> parts = parts(connection, query, cell);
          return new Breakdown(query, asOf, coverage, Breakdown.add(cell, parts), parts);
        });
  }

  /** All statements of a piece of work see the database as its first one does. */
  private <T> T inOneView(Jdbc.Work<T> work) {
    return Jdbc.with(
        database,
        connection -> {
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
          return Jdbc.inTransaction(connection, () -> work.on(connection));
        });
  }

  private static String mark(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MARK);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private static Coverage coverage(Connection connection, TotalsQuery query) throws SQLException {
    int expected = 0;
    List<UnitCode> missing = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, COVERAGE, query, null);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        expected++;
        if (!rows.getBoolean("filed")) {
          missing.add(new UnitCode(rows.getString("code")));
        }
      }
    }
    return new Coverage(expected, expected - missing.size(), List.copyOf(missing));
  }

  private static List<CellTotal> sums(Connection connection, TotalsQuery query, int filed)
      throws SQLException {
    List<Cell> cells = query.edition().cells();
    List<CellTotal> sums = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, SUMS, query, null);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Cell cell = cells.get(rows.getInt("place") - 1);
        sums.add(new CellTotal(cell, rows.getBigDecimal("value"), filed, rows.getInt("blank")));
      }
    }
    return filed > 0
        ? List.copyOf(sums)
        : cells.stream().map(cell -> new CellTotal(cell, null, 0, 0)).toList();
  }

  private static List<Breakdown.Part> parts(Connection connection, TotalsQuery query, Cell cell)
      throws SQLException {
    List<Breakdown.Part> parts = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, PARTS, query, cell);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        @Nullable BigDecimal value = rows.getBigDecimal("value");
        parts.add(
            new Breakdown.Part(
                new UnitCode(rows.getString("unit")),
                rows.getString("name"),
                value,
                rows.getInt("number"),
                FilingState.SUBMITTED));
      }
    }
    return List.copyOf(parts);
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, TotalsQuery query, @Nullable Cell cell)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    int place = 0;
    statement.setString(++place, query.area().value());
    for (int i = 0; i < 5; i++) {
      statement.setInt(++place, query.year());
    }
    statement.setBoolean(++place, query.basis().counts(FilingState.SUBMITTED));
    if (cell != null) {
      statement.setInt(++place, cell.index() + 1);
    }
    return statement;
  }
}
