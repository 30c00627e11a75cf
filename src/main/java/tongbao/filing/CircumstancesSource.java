package tongbao.filing;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.unit.UnitCode;

/** Looks up what bears on returns, each time in one statement. */
public interface CircumstancesSource {

  /**
   * What bears on one return; empty where the unit is unknown.
   *
   * @param yearBefore the year whose counting revision is wanted; {@code null} for none
   */
  Optional<Circumstances> find(FilingId id, @Nullable Integer yearBefore);

  /** The same of many units at once. */
  Map<UnitCode, Circumstances> find(
      int year, @Nullable Integer yearBefore, Collection<UnitCode> units);

  /**
   * How far the returns of units have come, in the year asked for and in the one before; without
   * the units that have filed in neither.
   */
  Map<UnitCode, Progress> progress(
      int year, @Nullable Integer yearBefore, Collection<UnitCode> units);

  /**
   * The numbers of the last steps of a unit's returns for a year and for the year before; 0 where
   * nothing was filed. While both are the same, nothing has happened to either return.
   */
  record Progress(int step, int stepBefore) {

    /** Nothing was filed. */
    public static final Progress NONE = new Progress(0, 0);
  }

  /**
   * The revisions of a year that counted at an instant of each unit; none of units whose return did
   * not count then.
   */
  Map<UnitCode, Counting> countingAt(int year, Map<UnitCode, Instant> instants);
}
