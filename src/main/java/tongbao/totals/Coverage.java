package tongbao.totals;

import java.util.List;
import tongbao.unit.UnitCode;

/**
 * How complete totals are.
 *
 * @param expected units that report for the year
 * @param filed how many of them have a filing that counts
 * @param missing the others, by code, but not more than {@link #MOST_MISSING}
 */
public record Coverage(int expected, int filed, List<UnitCode> missing) {

  /** More units than these are only counted, so that a country's totals stay an answer. */
  public static final int MOST_MISSING = 5_000;
}
