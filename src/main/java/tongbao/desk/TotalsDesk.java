package tongbao.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import tongbao.edition.Cell;
import tongbao.filing.DueDate;
import tongbao.totals.Breakdown;
import tongbao.totals.Difference;
import tongbao.totals.TooManyPartsException;
import tongbao.totals.Totals;
import tongbao.totals.TotalsQuery;
import tongbao.totals.TotalsSource;

/**
 * Totals that are never older than the call that asks for them.
 *
 * <p>Totals are kept as long as the database's mark of committed changes stays the same, so any
 * replica may keep them, and whoever has received a 201 finds that filing in the totals of every
 * replica. Calls that come at the same moment share one look at the mark.
 */
@ApplicationScoped
public class TotalsDesk {

  /** Cells and missing units, some hundred bytes each. */
  private static final long MOST_KEPT = 200_000;

  private final TotalsSource source;
  private final CalendarDesk calendar;
  private final Freshness freshness;
  private final Cache<TotalsQuery, Kept> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((TotalsQuery query, Kept totals) -> totals.weight())
          .build();

  /**
   * Totals and the mark that was read before they were added up: while it comes back, nothing was
   * committed since.
   */
  private record Kept(Totals totals, String mark, long begunAt) {
    int weight() {
      return totals.cells().size() + totals.coverage().missing().size();
    }
  }

  TotalsDesk(TotalsSource source, CalendarDesk calendar, Freshness freshness) {
    this.source = source;
    this.calendar = calendar;
    this.freshness = freshness;
  }

  /** The totals. Those of now are returned as the same object while nothing has changed. */
  public Totals totals(TotalsQuery query) {
    if (query.asOf() != null) {
      return source.totals(query);
    }
    long calledAt = System.nanoTime();
    String now = freshness.markNow();
    Kept known = kept.getIfPresent(query);
    if (known != null && known.mark().equals(now)) {
      return known.totals();
    }
    return kept.asMap()
        .compute(query, (same, found) -> fresh(found, now, calledAt) ? found : addUp(query, now))
        .totals();
  }

  /** One total taken apart, now. */
  public Breakdown breakdown(TotalsQuery query, Cell cell) {
    try {
      return source.breakdown(query, cell);
    } catch (TooManyPartsException e) {
      throw new RefusedException(new Refusal.TooManyParts(query.area(), e.filed(), e.most()));
    }
  }

  /**
   * How the totals changed between two instants, and by which units.
   *
   * @param query its instant is not looked at
   * @throws RefusedException where too many units changed to list them
   */
  public Difference difference(TotalsQuery query, Instant from, Instant to) {
    CalendarDesk.DueDates dates = calendar.dueDates(query.year());
    try {
      return source.difference(
          query,
          from,
          to,
          (kind, firstFiled) ->
              new DueDate(Objects.requireNonNull(dates.on().get(kind)), dates.zone())
                  .passedAt(firstFiled));
    } catch (TooManyPartsException e) {
      throw new RefusedException(new Refusal.TooManyChanges(query.area(), e.most()));
    }
  }

  /** Whether what another call has kept meanwhile serves this one too. */
  private static boolean fresh(Kept found, String now, long calledAt) {
    return found != null && (found.mark().equals(now) || found.begunAt() - calledAt >= 0);
  }

  private Kept addUp(TotalsQuery query, String mark) {
    long begunAt = System.nanoTime();
    return new Kept(source.totals(query), mark, begunAt);
  }
}
