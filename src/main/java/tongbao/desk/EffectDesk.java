package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.filing.FilingId;
import tongbao.filing.Filings;
import tongbao.filing.Revision;
import tongbao.sheet.Sheet;
import tongbao.totals.Basis;
import tongbao.totals.Effect;
import tongbao.totals.Lineage;
import tongbao.totals.Totals;
import tongbao.totals.TotalsQuery;
import tongbao.unit.Unit;
import tongbao.unit.UnitKind;

/** What the city's totals would become by a sheet that is only examined. */
@ApplicationScoped
public class EffectDesk {

  private final TotalsDesk totals;
  private final Filings filings;
  private final RegisterDesk register;

  EffectDesk(TotalsDesk totals, Filings filings, RegisterDesk register) {
    this.totals = totals;
    this.filings = filings;
    this.register = register;
  }

  /** The effect on the city's totals of what is submitted; none of a unit they do not add. */
  public @Nullable Effect of(FilingId id, Sheet sheet) {
    Unit unit = register.unit(id.unit());
    if (unit.kind() == UnitKind.AREA_ROLLUP || !unit.reportsFor(id.year())) {
      return null;
    }
    Totals now =
        totals.totals(
            new TotalsQuery(
                id.year(),
                sheet.edition(),
                register.cityCode(),
                Basis.SUBMITTED,
                Lineage.THEN,
                null));
    Optional<Revision> counting = filings.findCounting(id);
    return Effect.of(now, counting.map(r -> r.submission().sheet()).orElse(null), sheet);
  }
}
