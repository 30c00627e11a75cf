package tongbao.store;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What one revision adds to totals: its numbers, and those its blank cells count for. */
final class Share {

  /** Of a {@code filing_revision r}: what {@link #add} reads. */
  static final String COLUMNS =
      """
       r.cells::text as cells, r.derived_places::text as derived_places, r.derived::text as derived,
       measured.cells as measured_cells, measured.measures, measured.numbers as measured_numbers
      """;

  /** Joined to a {@code filing_revision r}: what filings give in units of measure of their own. */
  static final String MEASURED =
      """
       left join lateral (
        select array_agg(named.cell) as cells, array_agg(named.measure) as measures,
          array_agg(r.cells[array_position(layout.cells, named.cell)]) as numbers
        from jsonb_each_text(r.remarks -> 'units') named (cell, measure)
        join edition_layout layout on layout.edition = r.edition and named.cell = any (layout.cells)
        where r.remarks is not null
          and r.cells[array_position(layout.cells, named.cell)] is not null
      ) measured on true
      """;

  private Share() {}

  /**
   * Adds a revision to sums, or takes it out.
   *
   * @param sign 1 or -1
   */
  static void add(Sums sums, int sign, ResultSet row) throws SQLException {
    sums.addFiled(sign);
    String cells = row.getString("cells");
    sums.widen(NumericArray.length(cells));
    NumericArray.each(cells, (cell, number) -> sums.add(cell, signed(sign, number), sign));
    String places = row.getString("derived_places");
    if (places != null) {
      int[] derivedCells = cells(places);
      NumericArray.each(
          row.getString("derived"),
          (index, number) -> sums.add(derivedCells[index], signed(sign, number), sign));
    }
    addMeasured(sums, sign, row);
  }

  private static void addMeasured(Sums sums, int sign, ResultSet row) throws SQLException {
    Array named = row.getArray("measured_cells");
    if (named == null) {
      return;
    }
    String[] cells = (String[]) named.getArray();
    String[] measures = (String[]) row.getArray("measures").getArray();
    BigDecimal[] numbers = (BigDecimal[]) row.getArray("measured_numbers").getArray();
    for (int i = 0; i < cells.length; i++) {
      sums.add(
          new Sums.Measure(cells[i], measures[i]),
          new Sums.Measured(signed(sign, numbers[i]), sign));
    }
  }

  private static int[] cells(String places) {
    int[] cells = new int[NumericArray.length(places)];
    NumericArray.each(places, (index, place) -> cells[index] = place.intValueExact() - 1);
    return cells;
  }

  private static BigDecimal signed(int sign, BigDecimal number) {
    return sign < 0 ? number.negate() : number;
  }
}
