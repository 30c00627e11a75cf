package tongbao.unit;

import java.util.Set;
import tongbao.edition.Power;

/** What a unit may do, as far as its kind and its area tell. */
public final class Powers {

  /** How the code of a province, a prefecture-level city or an autonomous prefecture ends. */
  private static final String PREFECTURE = "00";

  private static final int DIGITS = 6;

  private Powers() {}

  /**
   * The powers of a unit. Rules are made by governments from the prefecture up, so neither by a
   * department nor by any unit of a county, township or district.
   */
  public static Set<Power> of(UnitKind kind, AreaCode area) {
    boolean prefecture = area.value().length() == DIGITS && area.value().endsWith(PREFECTURE);
    return kind != UnitKind.DEPARTMENT && prefecture ? Set.of(Power.RULE_MAKING) : Set.of();
  }
}
