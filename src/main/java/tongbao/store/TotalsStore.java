package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tongbao.edition.Cell;
import tongbao.edition.Totalling;
import tongbao.totals.Breakdown;
import tongbao.totals.CellTotal;
import tongbao.totals.Coverage;
import tongbao.totals.Difference;
import tongbao.totals.Shift;
import tongbao.totals.TooManyPartsException;
import tongbao.totals.Totals;
import tongbao.totals.TotalsQuery;
import tongbao.totals.TotalsSource;
import tongbao.unit.UnitCode;

/**
 * Totals: of now from the sums that are kept of them, of the past and by today's organisation added
 * up by PostgreSQL from the revisions.
 */
@ApplicationScoped
public class TotalsStore implements TotalsSource {

  /**
   * The snapshot lists every transaction still running, so a commit always changes it. After a
   * crash PostgreSQL gives the numbers of forgotten transactions to others and a snapshot can come
   * again, but not at the same place of the log: what was flushed there is never written twice.
   */
  private static final String MARK =
      "select pg_current_snapshot()::text || '@' || pg_current_wal_flush_lsn()::text";

  /** Statements that take a millisecond are not worth being compiled, whatever they look like. */
  private static final String UNCOMPILED = "; set local jit = off";

  private static final String COVERAGE =
      """
      select code, number is not null as filed from expected order by code
      """;

  private static final String SUMS =
      """
      select cell.place, sum(cell.number) as value, count(cell.number) as given
      from counted, unnest(counted.cells) with ordinality as cell (number, place)
      group by cell.place
      order by cell.place
      """;

  /** Of forms with cells that count for their parts where they are blank. */
  private static final String SUMS_WITH_DERIVED =
      """
      select cell.place, sum(cell.number) as value, count(cell.number) as given
      from (
        select given.number, given.place
        from counted, unnest(counted.cells) with ordinality as given (number, place)
        union all
        select derived.number, derived.place
        from counted, unnest(counted.derived, counted.derived_places) as derived (number, place)
      ) cell
      group by cell.place
      order by cell.place
      """;

  private static final String SUMS_BY_MEASURE =
      """
      select counted.remarks -> 'units' ->> ? as measure, sum(counted.cells[?]) as value,
        count(*) as given
      from counted
      where counted.cells[?] is not null
      group by 1
      order by 1 nulls first
      """;

  /** Of the units of a country not all have to be in memory. */
  private static final int FETCHED = 5_000;

  private final AgroalDataSource database;
  private final Clock clock;
  private final int mostParts;
  private final PartsMemory memory = new PartsMemory();

  @Inject
  TotalsStore(AgroalDataSource database, Clock clock) {
    this(database, clock, Breakdown.MOST_PARTS);
  }

  TotalsStore(AgroalDataSource database, Clock clock, int mostParts) {
    this.database = database;
    this.clock = clock;
    this.mostParts = mostParts;
  }

  @Override
  public String mark() {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(MARK);
              ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
          }
        });
  }

  @Override
  public Totals totals(TotalsQuery query) {
    return inOneView(connection -> totals(connection, query));
  }

  private Totals totals(Connection connection, TotalsQuery query) throws SQLException {
    if (KeptTotals.answer(query)) {
      return KeptTotals.read(connection, query, asOf(query));
    }
    Coverage coverage = coverage(connection, query);
    return new Totals(query, asOf(query), coverage, sums(connection, query, coverage.filed()));
  }

  @Override
  public Breakdown breakdown(TotalsQuery query, Cell cell) {
    return inOneView(
        connection -> {
          if (KeptTotals.answer(query)) {
            Totals totals = KeptTotals.read(connection, query, asOf(query));
            requireFew(totals.coverage());
            List<Breakdown.Part> parts =
                memory.of(connection, query, totals.cells().get(cell.index()));
            return breakdown(query, cell, totals.coverage(), parts);
          }
          Coverage coverage = coverage(connection, query);
          requireFew(coverage);
          return breakdown(query, cell, coverage, Parts.of(connection, query, cell));
        });
  }

  /** Before they are read: hundreds of thousands would not fit into memory. */
  private void requireFew(Coverage coverage) {
    if (coverage.filed() > mostParts) {
      throw new TooManyPartsException(coverage.filed(), mostParts);
    }
  }

  private Breakdown breakdown(
      TotalsQuery query, Cell cell, Coverage coverage, List<Breakdown.Part> parts) {
    return new Breakdown(query, asOf(query), coverage, Breakdown.add(cell, parts), parts);
  }

  @Override
  public Difference difference(TotalsQuery query, Instant from, Instant to, Lateness lateness) {
    int most = Math.min(mostParts, Difference.MOST_PARTS);
    return inOneView(
        connection -> {
          // First, since it refuses.
          List<Shift> shifts = Shifts.between(connection, query, from, to, lateness, most);
          return Difference.between(
              totals(connection, query.at(from)), totals(connection, query.at(to)), shifts);
        });
  }

  private Instant asOf(TotalsQuery query) {
    Instant asOf = query.asOf();
    return asOf == null ? clock.instant() : asOf;
  }

  private <T> T inOneView(Jdbc.Work<T> work) {
    return Jdbc.withAllUnits(
        database, connection -> Jdbc.inOneView(connection, UNCOMPILED, () -> work.on(connection)));
  }

  private static Coverage coverage(Connection connection, TotalsQuery query) throws SQLException {
    if (KeptTotals.answer(query)) {
      return KeptTotals.coverage(connection, query);
    }
    int expected = 0;
    int unfiled = 0;
    List<UnitCode> missing = new ArrayList<>();
    String sql = "with " + Counted.expected(query.basis(), "") + COVERAGE;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Counted.writeExpected(statement, 1, query);
      statement.setFetchSize(FETCHED);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          expected++;
          if (!rows.getBoolean("filed")) {
            unfiled++;
          }
          if (!rows.getBoolean("filed") && unfiled <= Coverage.MOST_MISSING) {
            missing.add(new UnitCode(rows.getString("code")));
          }
        }
      }
    }
    return new Coverage(expected, expected - unfiled, List.copyOf(missing));
  }

  private static List<CellTotal> sums(Connection connection, TotalsQuery query, int filed)
      throws SQLException {
    List<Cell> cells = query.edition().cells();
    List<CellTotal> sums = new ArrayList<>();
    String select = query.edition().derivations().isEmpty() ? SUMS : SUMS_WITH_DERIVED;
    try (PreparedStatement statement = prepare(connection, select, query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Cell cell = cells.get(rows.getInt("place") - 1);
        int blank = filed - rows.getInt("given");
        sums.add(
            cell.totalling() == Totalling.BY_MEASURE
                ? new CellTotal(cell, null, filed, blank, byMeasure(connection, query, cell))
                : new CellTotal(cell, rows.getBigDecimal("value"), filed, blank));
      }
    }
    return filed > 0
        ? List.copyOf(sums)
        : cells.stream().map(cell -> new CellTotal(cell, null, 0, 0)).toList();
  }

  private static List<CellTotal.Measured> byMeasure(
      Connection connection, TotalsQuery query, Cell cell) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(with(query) + SUMS_BY_MEASURE)) {
      int place = Counted.write(statement, 1, query);
      statement.setString(place++, cell.code().value());
      statement.setInt(place++, cell.index() + 1);
      statement.setInt(place, cell.index() + 1);
      List<CellTotal.Measured> sums = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sums.add(
              new CellTotal.Measured(
                  rows.getString("measure"), rows.getBigDecimal("value"), rows.getInt("given")));
        }
      }
      return List.copyOf(sums);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, TotalsQuery query)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(with(query) + sql);
    Counted.write(statement, 1, query);
    return statement;
  }

  /** The beginning of a statement over what counted at an instant. */
  static String with(TotalsQuery query) {
    return "with " + Counted.tables(query.basis());
  }
}
