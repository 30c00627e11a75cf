package tongbao.totals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tongbao.sheet.Sheet;
import tongbao.unit.UnitCode;

/**
 * A unit whose share of the totals is not the same at two instants.
 *
 * @param before what counted at the first; {@code null} where nothing did
 * @param after what counted at the second; {@code null} where nothing did
 * @param cause why
 */
public record Shift(
    UnitCode unit, String name, @Nullable Share before, @Nullable Share after, Cause cause) {

  /** A revision that counts. */
  public record Share(int revision, Sheet sheet) {}

  /**
   * What is known of a filing at the two instants, whether or not its unit belongs to the area.
   *
   * @param before the revision that counts at the first
   * @param after the revision that counts at the second
   * @param expectedBefore whether the unit belongs to the area by the register of the first
   * @param expectedAfter whether the unit belongs to the area by the register of the second
   * @param firstFiled when the unit's first revision was recorded
   * @param afterFiled when the revision that counts at the second was recorded
   */
  public record Facts(
      @Nullable Integer before,
      @Nullable Integer after,
      boolean expectedBefore,
      boolean expectedAfter,
      Instant firstFiled,
      @Nullable Instant afterFiled) {

    /** The one cause the difference is put down to. */
    public Cause cause(Instant from, boolean late) {
      if (before != null && after != null && expectedBefore != expectedAfter) {
        return Cause.REORGANISATION;
      }
      if (after == null || (before != null && after < before)) {
        return expectedBefore ? Cause.WITHDRAWAL : Cause.REORGANISATION;
      }
      if (firstFiled.isAfter(from)) {
        return late ? Cause.LATE_FILING : Cause.FILING;
      }
      return afterFiled != null && afterFiled.isAfter(from) ? Cause.REVISION : Cause.DECISION;
    }
  }
}
