package tongbao.totals;

import java.time.Instant;
import tongbao.edition.Cell;
import tongbao.unit.UnitKind;

/** Where totals are added up. Each answer is one consistent view of all filings and units. */
public interface TotalsSource {

  /**
   * A mark of everything committed so far. While two marks are equal nothing has changed between
   * them; different marks may hide that nothing relevant has.
   */
  String mark();

  /** The totals. */
  Totals totals(TotalsQuery query);

  /**
   * The same number taken apart.
   *
   * @throws TooManyPartsException where more filings count than fit into an answer
   */
  Breakdown breakdown(TotalsQuery query, Cell cell);

  /**
   * How the totals changed between two instants, and by which units.
   *
   * @throws TooManyPartsException where more units changed than fit into an answer
   */
  Difference difference(TotalsQuery query, Instant from, Instant to, Lateness lateness);

  /** Whether the first filing of a unit of a kind, recorded at an instant, came late. */
  interface Lateness {
    boolean late(UnitKind kind, Instant firstFiled);
  }
}
