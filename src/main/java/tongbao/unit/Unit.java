package tongbao.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reporting unit (填报单位).
 *
 * @param code its public name
 * @param name its official name
 * @param aliases other names it appears under
 * @param area the area it belongs to
 * @param kind what it is
 * @param firstYear the first year it reports for; none means from the beginning
 * @param lastYear the last year it reports for; none means until further notice
 * @param successor the unit that took over its work
 * @param creditCode its unified social credit identifier
 */
public record Unit(
    UnitCode code,
    String name,
    List<String> aliases,
    AreaCode area,
    UnitKind kind,
    @Nullable Integer firstYear,
    @Nullable Integer lastYear,
    @Nullable UnitCode successor,
    @Nullable CreditCode creditCode) {

  /** Whether it reports for a year. */
  public boolean reportsFor(int year) {
    return (firstYear == null || year >= firstYear) && (lastYear == null || year <= lastYear);
  }
}
