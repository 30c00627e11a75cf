package tongbao.filing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.sheet.Sheet;

/**
 * A cell that differs between two revisions.
 *
 * @param before {@code null} where it was blank
 * @param after {@code null} where it is blank
 */
public record CellChange(Cell cell, @Nullable BigDecimal before, @Nullable BigDecimal after) {

  /** The cells that differ, in the order of the form. */
  public static List<CellChange> between(Sheet before, Sheet after) {
    return after.edition().cells().stream()
        .filter(cell -> !same(before.number(cell), after.number(cell)))
        .map(cell -> new CellChange(cell, before.number(cell), after.number(cell)))
        .toList();
  }

  private static boolean same(@Nullable BigDecimal before, @Nullable BigDecimal after) {
    if (before == null || after == null) {
      return before == null && after == null;
    }
    return before.compareTo(after) == 0;
  }
}
