package tongbao.filing;

import org.jspecify.annotations.Nullable;
import tongbao.unit.UnitCode;

/**
 * Which filings to list.
 *
 * @param after only filings behind this one
 * @param limit how many at most
 * @param published whether to list, instead of newest revisions, those that stand published
 */
public record FilingQuery(
    @Nullable Integer year,
    @Nullable UnitCode unit,
    @Nullable StateName state,
    @Nullable FilingId after,
    int limit,
    boolean published) {}
