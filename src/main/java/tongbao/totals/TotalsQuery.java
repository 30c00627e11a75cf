package tongbao.totals;

import tongbao.edition.Edition;
import tongbao.unit.AreaCode;

/**
 * Which totals.
 *
 * @param area with everything below it
 */
public record TotalsQuery(int year, Edition edition, AreaCode area, Basis basis) {}
