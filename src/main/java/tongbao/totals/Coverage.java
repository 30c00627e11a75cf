package tongbao.totals;

import java.util.List;
import tongbao.unit.UnitCode;

/**
 * How complete totals are.
 *
 * @param expected units that report for the year
 * @param filed how many of them have a filing that counts
 * @param missing the others, by code
 */
public record Coverage(int expected, int filed, List<UnitCode> missing) {}
