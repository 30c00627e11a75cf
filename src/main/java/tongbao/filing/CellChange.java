package tongbao.filing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.sheet.CellRemark;
import tongbao.sheet.Sheet;

/**
 * A cell that differs between two revisions.
 *
 * @param before {@code null} where it was blank
 * @param after {@code null} where it is blank
 * @param remarkedBefore what stood beside or instead of the number
 * @param remarkedAfter what stands beside or instead of the number
 */
public record CellChange(
    Cell cell,
    @Nullable BigDecimal before,
    @Nullable BigDecimal after,
    CellRemark remarkedBefore,
    CellRemark remarkedAfter) {

  /** The cells that differ, in the order of the form. */
  public static List<CellChange> between(Sheet before, Sheet after) {
    return after.edition().cells().stream()
        .map(
            cell ->
                new CellChange(
                    cell,
                    before.number(cell),
                    after.number(cell),
                    before.remarks().on(cell.code()),
                    after.remarks().on(cell.code())))
        .filter(CellChange::differs)
        .toList();
  }

  private boolean differs() {
    return !same(before, after) || !remarkedBefore.equals(remarkedAfter);
  }

  private static boolean same(@Nullable BigDecimal before, @Nullable BigDecimal after) {
    if (before == null || after == null) {
      return before == null && after == null;
    }
    return before.compareTo(after) == 0;
  }
}
