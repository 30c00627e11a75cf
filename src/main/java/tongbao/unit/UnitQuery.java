package tongbao.unit;

import org.jspecify.annotations.Nullable;

/**
 * Which units, in the order of their codes.
 *
 * @param year only units expected to file for this year; with {@link UnitKind#AREA_ROLLUP}, which
 *     is never expected, those that may file for it
 * @param kind only units of this kind
 * @param area only units of this area and the areas below it, by their membership of the year,
 *     without a year by their last
 * @param after only units behind this code
 * @param last only units up to this code
 * @param limit how many at most
 */
public record UnitQuery(
    @Nullable Integer year,
    @Nullable UnitKind kind,
    @Nullable AreaCode area,
    @Nullable UnitCode after,
    @Nullable UnitCode last,
    int limit) {}
