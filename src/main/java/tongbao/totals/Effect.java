package tongbao.totals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
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

  /** What one total would become. */
  public record CellEffect(Cell cell, @Nullable BigDecimal before, @Nullable BigDecimal after) {}

  /**
   * Works it out.
   *
   * @param counting what the unit adds to the totals now; {@code null} where it adds nothing
   * @param sheet what it would add
   */
  public static Effect of(Totals totals, @Nullable Sheet counting, Sheet sheet) {
    List<CellEffect> cells = new ArrayList<>();
    for (CellTotal total : totals.cells()) {
      Cell cell = total.cell();
      @Nullable BigDecimal was = counting == null ? null : counting.number(cell);
      @Nullable BigDecimal is = sheet.number(cell);
      int given = total.filed() - total.blank() - (was == null ? 0 : 1) + (is == null ? 0 : 1);
      @Nullable BigDecimal after =
          given == 0 ? null : zero(total.value()).subtract(zero(was)).add(zero(is));
      if (!same(total.value(), after)) {
        cells.add(new CellEffect(cell, total.value(), after));
      }
    }
    Coverage coverage = totals.coverage();
    int filed = coverage.filed() + (counting == null ? 1 : 0);
    return new Effect(totals, filed, coverage.expected() - filed, List.copyOf(cells));
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
