package tongbao.totals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Totalling;
import tongbao.sheet.Sheet;

/**
 * What totals would become if a sheet were handed in.
 *
 * @param before the totals now
 * @param filed how many filings would count
 * @param missing how many units would still be missing
 * @param cells the totals that would change, in the order of the form
 */
public record Effect(Totals before, int filed, int missing, List<CellEffect> cells) {

  /**
   * What one total would become.
   *
   * @param measure the unit of measure, of cells whose numbers are added by measure
   */
  public record CellEffect(
      Cell cell,
      @Nullable String measure,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after) {}

  /**
   * Works it out.
   *
   * @param counting what the unit adds to the totals now; {@code null} where it adds nothing
   * @param sheet what it would add
   */
  public static Effect of(Totals totals, @Nullable Sheet counting, Sheet sheet) {
    List<CellEffect> cells = new ArrayList<>();
    @Nullable BigDecimal @Nullable [] were = counting == null ? null : counting.counting();
    @Nullable BigDecimal[] are = sheet.counting();
    for (CellTotal total : totals.cells()) {
      Cell cell = total.cell();
      boolean byMeasure = cell.totalling() == Totalling.BY_MEASURE;
      @Nullable BigDecimal was = were == null ? null : were[cell.index()];
      @Nullable BigDecimal is = are[cell.index()];
      @Nullable String wasIn = byMeasure && counting != null ? measure(counting, cell) : null;
      @Nullable String isIn = byMeasure ? measure(sheet, cell) : null;
      for (CellTotal.Measured line : lines(total, isIn)) {
        change(
            cell,
            line,
            Objects.equals(line.measure(), wasIn) ? was : null,
            Objects.equals(line.measure(), isIn) ? is : null,
            cells);
      }
    }
    Coverage coverage = totals.coverage();
    int filed = coverage.filed() + (counting == null ? 1 : 0);
    return new Effect(totals, filed, coverage.expected() - filed, List.copyOf(cells));
  }

  private static @Nullable String measure(Sheet sheet, Cell cell) {
    return sheet.remarks().on(cell.code()).measure();
  }

  /** The lines of a total, and one for a measure that nobody has used yet. */
  private static List<CellTotal.Measured> lines(CellTotal total, @Nullable String measure) {
    List<CellTotal.Measured> lines = new ArrayList<>(total.lines());
    if (lines.stream().noneMatch(line -> Objects.equals(line.measure(), measure))) {
      lines.add(new CellTotal.Measured(measure, null, 0));
    }
    return lines;
  }

  private static void change(
      Cell cell,
      CellTotal.Measured line,
      @Nullable BigDecimal was,
      @Nullable BigDecimal is,
      List<CellEffect> cells) {
    int given = line.filed() - (was == null ? 0 : 1) + (is == null ? 0 : 1);
    @Nullable BigDecimal after =
        given == 0 ? null : zero(line.value()).subtract(zero(was)).add(zero(is));
    if (!same(line.value(), after)) {
      cells.add(new CellEffect(cell, line.measure(), line.value(), after));
    }
  }

  private static BigDecimal zero(@Nullable BigDecimal number) {
    return number == null ? BigDecimal.ZERO : number;
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }
}
