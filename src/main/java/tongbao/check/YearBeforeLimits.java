package tongbao.check;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * From where on a difference to the year before is asked about.
 *
 * @param counts for cells that take whole numbers
 * @param amounts for cells that take amounts, in the unit of the cell
 * @param copied how many numbers other than 0 have to be last year's before a sheet is called a
 *     copy
 * @param ignored the codes of cells that are not compared
 */
public record YearBeforeLimits(Limit counts, Limit amounts, int copied, Set<String> ignored) {

  /**
   * The limits for one kind of number.
   *
   * @param absolute how far apart the numbers may be
   * @param ratio how many times the smaller the larger may be
   * @param base below this last year's number is too small for a jump
   * @param zeroFrom from this number of last year on a 0 is asked about
   */
  public record Limit(BigDecimal absolute, BigDecimal ratio, BigDecimal base, BigDecimal zeroFrom) {

    /**
     * Limits.
     *
     * @throws IllegalArgumentException naming the one that makes no sense
     */
    public Limit {
      atLeast("absolute", absolute, BigDecimal.ZERO);
      atLeast("ratio", ratio, BigDecimal.ONE);
      atLeast("base", base, BigDecimal.ZERO);
      atLeast("zero-from", zeroFrom, BigDecimal.ZERO);
    }

    /** Whether a number is so far from last year's that somebody should look. */
    boolean jumped(BigDecimal before, BigDecimal now) {
      BigDecimal larger = before.max(now);
      BigDecimal smaller = before.min(now);
      return before.compareTo(base) >= 0
          && larger.subtract(smaller).compareTo(absolute) > 0
          && larger.compareTo(smaller.multiply(ratio)) > 0;
    }

    private static void atLeast(String name, BigDecimal value, BigDecimal least) {
      if (value.compareTo(least) < 0) {
        throw new IllegalArgumentException(
            name + " is " + value.toPlainString() + ", but has to be at least " + least);
      }
    }
  }

  /**
   * Limits.
   *
   * @throws IllegalArgumentException naming the one that makes no sense
   */
  public YearBeforeLimits {
    if (copied < 1) {
      throw new IllegalArgumentException(
          "copy-non-zero is " + copied + ", but has to be at least 1");
    }
    ignored = Set.copyOf(ignored);
  }

  /** What a jump exceeds, under the names of the settings. */
  Map<String, BigDecimal> ofJump() {
    Map<String, BigDecimal> named = new LinkedHashMap<>();
    named.put("count.absolute", counts.absolute());
    named.put("count.ratio", counts.ratio());
    named.put("count.base", counts.base());
    named.put("amount.absolute", amounts.absolute());
    named.put("amount.ratio", amounts.ratio());
    named.put("amount.base", amounts.base());
    return named;
  }

  /** From where on a 0 is asked about, under the names of the settings. */
  Map<String, BigDecimal> ofZero() {
    Map<String, BigDecimal> named = new LinkedHashMap<>();
    named.put("count.zero-from", counts.zeroFrom());
    named.put("amount.zero-from", amounts.zeroFrom());
    return named;
  }
}
