package tongbao.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Power;
import tongbao.unit.UnitKind;

/**
 * What bears on one unit's return for a year besides the return itself.
 *
 * @param kind what the unit is
 * @param powers what the unit may do
 * @param dueOn the due date set for the year and such units; {@code null} where the usual one holds
 * @param firstRecordedAt when its first revision was recorded; {@code null} where there is none
 * @param yearBefore the revision that counts for the year before, if it was asked for and exists
 * @param lastStep the last that happened to the return of the year before
 */
public record Circumstances(
    UnitKind kind,
    Set<Power> powers,
    @Nullable LocalDate dueOn,
    @Nullable Instant firstRecordedAt,
    @Nullable Counting yearBefore,
    @Nullable Step lastStep) {

  /** That a revision was handed in or decided on. */
  public record Step(int revision, Instant at) {}

  /** Whether something happened to the year before after an instant. */
  public boolean yearBeforeTouchedAfter(Instant instant) {
    return lastStep != null && lastStep.at().isAfter(instant);
  }
}
