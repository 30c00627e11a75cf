package tongbao.unit;

import org.jspecify.annotations.Nullable;

/**
 * The years in which a unit belongs to an area.
 *
 * @param firstYear none means from the beginning
 * @param lastYear none means until further notice
 */
public record Membership(AreaCode area, @Nullable Integer firstYear, @Nullable Integer lastYear) {

  /** Whether it covers a year. */
  public boolean covers(int year) {
    return (firstYear == null || year >= firstYear) && (lastYear == null || year <= lastYear);
  }

  /** Whether both cover some year. */
  public boolean meets(Membership other) {
    return beginsBy(other.lastYear) && other.beginsBy(lastYear);
  }

  private boolean beginsBy(@Nullable Integer year) {
    return firstYear == null || year == null || firstYear <= year;
  }
}
