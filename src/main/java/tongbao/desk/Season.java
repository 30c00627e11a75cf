package tongbao.desk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tongbao.check.YearBefore;
import tongbao.filing.Recheck;

/**
 * How a revision stands in its season.
 *
 * @param yearBefore the sheet it was held against; {@code null} where there is none on this form
 * @param recheck what a later revision of the year before has changed, if anything
 * @param dueOn the day the return was due
 * @param late whether its first revision came later
 */
public record Season(
    @Nullable YearBefore yearBefore, @Nullable Recheck recheck, LocalDate dueOn, boolean late) {

  /** The same as if there were no year before. */
  Season withoutYearBefore() {
    return new Season(null, null, dueOn, late);
  }
}
