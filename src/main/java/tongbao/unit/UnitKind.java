package tongbao.unit;

import java.util.Arrays;
import java.util.Optional;

/** What a reporting unit is. */
public enum UnitKind {
  /** A bureau or another department. */
  DEPARTMENT("department"),
  /** The office of a government, reporting for itself. */
  GOVERNMENT_OFFICE("government-office"),
  /**
   * A whole area's published report. It contains the reports of the units of its area, so totals
   * never add it to them.
   */
  AREA_ROLLUP("area-rollup");

  private final String code;

  UnitKind(String code) {
    this.code = code;
  }

  /** Its public name. */
  public String code() {
    return code;
  }

  /** The kind of that public name. */
  public static Optional<UnitKind> find(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}
