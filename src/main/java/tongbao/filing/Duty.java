package tongbao.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.unit.AreaCode;
import tongbao.unit.Unit;
import tongbao.unit.UnitKind;

/**
 * How a unit stands with its return for a year.
 *
 * @param area where the unit belongs in that year
 * @param dueOn the day the return is due
 * @param firstFiledAt when its first revision was recorded
 * @param revision the newest revision
 * @param state where that stands with the city office
 * @param filed whether there is a return; one that was taken back is none, unless an earlier
 *     revision still counts
 * @param late whether the first revision came after the due date
 * @param overdue whether nothing is filed and the due date is over
 * @param daysLate days from the due date to the first revision, or to today where it is overdue
 * @param open the rules of findings that are neither corrected nor explained
 * @param recheck whether a newer revision of the year before changed what the checks say
 */
public record Duty(
    Unit unit,
    AreaCode area,
    LocalDate dueOn,
    @Nullable Instant firstFiledAt,
    @Nullable Integer revision,
    @Nullable StateName state,
    boolean filed,
    boolean late,
    boolean overdue,
    long daysLate,
    List<String> open,
    boolean recheck) {

  /** Whether the city total waits for it. A roll-up repeats others and is waited for apart. */
  public boolean expected() {
    return unit.kind() != UnitKind.AREA_ROLLUP;
  }

  /** Whether the unit still has to do something. */
  public boolean owes() {
    return !filed || state == StateName.SENT_BACK || !open.isEmpty();
  }
}
