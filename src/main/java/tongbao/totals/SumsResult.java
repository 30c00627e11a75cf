package tongbao.totals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.totals.SumsCheck.Discrepancy;

/**
 * What came of holding the kept sums against the revisions and the register.
 *
 * @param years those that were worked out again
 * @param next the year to go on from, where time did not suffice for all
 * @param areas how many have sums, in all years together
 * @param sums how many numbers were compared
 * @param discrepancyCount of all; {@code discrepancies} has the first of them
 */
public record SumsResult(
    List<Integer> years,
    @Nullable Integer next,
    long areas,
    long sums,
    long discrepancyCount,
    List<Discrepancy> discrepancies) {

  /** More than these are only counted. */
  public static final int MOST = 100;

  /** Keeps the lists as they are now. */
  public SumsResult {
    years = List.copyOf(years);
    discrepancies = List.copyOf(discrepancies);
  }

  /** Whether every sum that was looked at is right. */
  public boolean intact() {
    return discrepancyCount == 0;
  }
}
