package tongbao.sheet;

import org.jspecify.annotations.Nullable;

/**
 * What stands in one cell beside or instead of its number.
 *
 * @param note the words behind the number
 * @param notApplicable whether the cell is struck out as not concerning the unit
 * @param measure the unit of measure, where the form fixes none
 */
public record CellRemark(@Nullable String note, boolean notApplicable, @Nullable String measure) {

  /** A bare number or a blank. */
  public static final CellRemark NONE = new CellRemark(null, false, null);
}
