package tongbao.totals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Edition;
import tongbao.unit.AreaCode;

/**
 * Which totals.
 *
 * @param area with everything below it
 * @param asOf as they stood at that instant; {@code null} for now
 */
public record TotalsQuery(
    int year,
    Edition edition,
    AreaCode area,
    Basis basis,
    Lineage lineage,
    @Nullable Instant asOf) {

  /** The same totals at another instant. */
  public TotalsQuery at(@Nullable Instant instant) {
    return new TotalsQuery(year, edition, area, basis, lineage, instant);
  }
}
