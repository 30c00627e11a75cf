package tongbao.filing;

import tongbao.unit.UnitCode;

/** Which return: one unit's for one year. */
public record FilingId(int year, UnitCode unit) {

  @Override
  public String toString() {
    return year + "/" + unit;
  }
}
