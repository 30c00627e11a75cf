package tongbao.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Totalling;
import tongbao.totals.CellTotal;
import tongbao.totals.Coverage;
import tongbao.totals.Lineage;
import tongbao.totals.Totals;
import tongbao.totals.TotalsQuery;

/**
 * Totals of now from the sums that are kept, and what is not in them yet: the lines that wait in
 * the inbox. What it costs does not depend on how many units report.
 */
final class KeptTotals {

  private static final String KEPT =
      """
      select kept.filed, kept.sums::text as sums, kept.given::text as given,
        (select coalesce(sum(units), 0) from area_expected e
         where e.area = asked.area and e.first_year <= asked.year and e.last_year >= asked.year)
          as expected,
        exists (select from audit_inbox i where i.year = asked.year and i.sequence is not null)
          as waiting
      from (values (?::integer, ?::text, ?::text)) asked (year, area, basis)
      left join area_total kept
        on kept.year = asked.year and kept.area = asked.area and kept.basis = asked.basis
      """;

  private static final String MEASURED =
      "select cell, measure, sum, given from area_measured"
          + " where year = ? and area = ? and basis = ?";

  private KeptTotals() {}

  /** Whether the sums answer the question: not of the past, and not by today's organisation. */
  static boolean answer(TotalsQuery query) {
    return query.asOf() == null && query.lineage() == Lineage.THEN;
  }

  /** The totals; all that is read has to be of one snapshot. */
  static Totals read(Connection connection, TotalsQuery query, Instant now) throws SQLException {
    Sums sums = new Sums();
    Coverage coverage = coverage(connection, query, sums);
    if (query.edition().cells().stream().anyMatch(KeptTotals::byMeasure)) {
      readMeasured(connection, query, sums);
    }
    List<CellTotal> cells =
        query.edition().cells().stream().map(cell -> total(cell, sums)).toList();
    return new Totals(query, now, coverage, cells);
  }

  /** How complete they are, without what they come to. */
  static Coverage coverage(Connection connection, TotalsQuery query) throws SQLException {
    return coverage(connection, query, new Sums());
  }

  private static Coverage coverage(Connection connection, TotalsQuery query, Sums sums)
      throws SQLException {
    int expected;
    boolean waiting;
    try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
      ask(statement, query);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        expected = row.getInt("expected");
        waiting = row.getBoolean("waiting");
        sums.add(Sums.of(row.getInt("filed"), row.getString("sums"), row.getString("given")));
      }
    }
    if (waiting) {
      StepChanges.addWaiting(connection, query, sums);
    }
    return new Coverage(
        expected,
        sums.filed(),
        expected > sums.filed() ? MissingUnits.find(connection, query) : List.of());
  }

  private static void ask(PreparedStatement statement, TotalsQuery query) throws SQLException {
    statement.setInt(1, query.year());
    statement.setString(2, query.area().value());
    statement.setString(3, query.basis().code());
  }

  private static void readMeasured(Connection connection, TotalsQuery query, Sums sums)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MEASURED)) {
      ask(statement, query);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          sums.add(
              new Sums.Measure(rows.getString("cell"), rows.getString("measure")),
              new Sums.Measured(rows.getBigDecimal("sum"), rows.getInt("given")));
        }
      }
    }
  }

  private static boolean byMeasure(Cell cell) {
    return cell.totalling() == Totalling.BY_MEASURE;
  }

  private static CellTotal total(Cell cell, Sums sums) {
    int blank = sums.filed() - sums.given(cell.index());
    BigDecimal sum = sums.sum(cell.index());
    return byMeasure(cell)
        ? new CellTotal(cell, null, sums.filed(), blank, measured(cell, sums))
        : new CellTotal(cell, sum, sums.filed(), blank);
  }

  /** By measure, before them what filings gave without one: the rest of the sum. */
  private static List<CellTotal.Measured> measured(Cell cell, Sums sums) {
    List<CellTotal.Measured> measured = new ArrayList<>();
    @Nullable BigDecimal rest = sums.sum(cell.index());
    int given = sums.given(cell.index());
    for (var each : sums.measured().entrySet()) {
      if (each.getKey().cell().equals(cell.code().value()) && each.getValue().given() > 0) {
        BigDecimal sum = each.getValue().sum();
        measured.add(new CellTotal.Measured(each.getKey().measure(), sum, each.getValue().given()));
        rest = rest == null ? null : rest.subtract(sum);
        given -= each.getValue().given();
      }
    }
    if (given > 0) {
      measured.add(0, new CellTotal.Measured(null, rest, given));
    }
    return List.copyOf(measured);
  }
}
