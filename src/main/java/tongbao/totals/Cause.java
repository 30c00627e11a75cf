package tongbao.totals;

import java.util.Locale;

/** Why totals differ between two instants. */
public enum Cause {
  /** The unit filed for the first time, by its due date. */
  FILING,
  /** The unit filed for the first time, after its due date. */
  LATE_FILING,
  /** Another revision counts. */
  REVISION,
  /** What was filed before was accepted or published, so that it counts on this basis. */
  DECISION,
  /** What counted was sent back or withdrawn. */
  WITHDRAWAL,
  /** The unit's filing counted elsewhere, or not for this area, by the register of that time. */
  REORGANISATION;

  /** Its public name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
