package tongbao.check;

import java.util.Map;
import tongbao.sheet.Sheet;

/**
 * The unit's sheet of the year before, as far as a sheet on the same form is held against it.
 *
 * @param year the year before
 * @param revision the revision that counts for it now
 * @param sheet its numbers
 * @param explanations what the unit explained then, by rule
 * @param limits from where on a difference is asked about
 */
public record YearBefore(
    int year,
    int revision,
    Sheet sheet,
    Map<String, String> explanations,
    YearBeforeLimits limits) {}
