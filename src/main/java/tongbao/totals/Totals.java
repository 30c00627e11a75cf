package tongbao.totals;

import java.time.Instant;
import java.util.List;

/**
 * The totals of an area for a year.
 *
 * @param asOf when they were added up; nothing that counts has changed since
 * @param cells every cell of the form, in its order
 */
public record Totals(TotalsQuery query, Instant asOf, Coverage coverage, List<CellTotal> cells) {}
