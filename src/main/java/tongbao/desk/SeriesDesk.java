package tongbao.desk;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tongbao.check.CellNames;
import tongbao.edition.Cell;
import tongbao.edition.Concordance;
import tongbao.edition.Counterpart;
import tongbao.edition.Edition;
import tongbao.edition.EditionChanges;
import tongbao.edition.Editions;
import tongbao.totals.Basis;
import tongbao.totals.Lineage;
import tongbao.totals.Series;
import tongbao.totals.SeriesYear;
import tongbao.totals.TotalsQuery;
import tongbao.unit.AreaCode;

/** Numbers over the years, as far as the forms allow. */
@ApplicationScoped
public class SeriesDesk {

  /** A cell and the form it is read on. */
  private record Home(Edition edition, Cell cell) {}

  private final Editions editions;
  private final EditionDesk forms;
  private final TotalsDesk totals;
  private final Concordance concordance;

  SeriesDesk(Editions editions, EditionDesk forms, TotalsDesk totals, Concordance concordance) {
    this.editions = editions;
    this.forms = forms;
    this.totals = totals;
    this.concordance = concordance;
  }

  /** A concordance that cannot be used stops the start, not the first call. */
  void check(@Observes StartupEvent event) {
    concordance.breaks(editions.all().get(0), editions.all().get(0));
  }

  /** The first year a series can begin with. */
  public int firstYear() {
    return editions.all().get(0).firstYear();
  }

  /** What changed from one form to another. */
  public EditionChanges changes(String from, String to) {
    return EditionChanges.between(concordance, forms.edition(from), forms.edition(to));
  }

  /**
   * Yearly totals of a cell and of what stands for it on other forms.
   *
   * @param code a cell of any form; of several forms with such a cell, the newest that prints it
   */
  public Series series(String code, int from, int to, AreaCode area, Basis basis) {
    Home home = home(code);
    List<SeriesYear> years = new ArrayList<>();
    for (int year = from; year <= to; year++) {
      Edition edition = forms.forYear(year);
      Counterpart counterpart = concordance.counterpart(home.cell(), home.edition(), edition);
      if (counterpart instanceof Counterpart.Found found) {
        TotalsQuery query = new TotalsQuery(year, edition, area, basis, Lineage.THEN, null);
        years.add(SeriesYear.of(totals.totals(query), found));
      } else if (counterpart instanceof Counterpart.Missing missing) {
        years.add(new SeriesYear.NotCompared(year, edition, missing.reason()));
      }
    }
    Series series = Series.of(concordance, home.edition(), home.cell(), area, basis, years);
    if (years.stream().noneMatch(SeriesYear.Compared.class::isInstance)) {
      throw new RefusedException(new Refusal.NotComparable(series));
    }
    return series;
  }

  private Home home(String code) {
    List<Home> homes = new ArrayList<>();
    for (Edition edition : editions.all()) {
      edition.findCell(code).ifPresent(cell -> homes.add(0, new Home(edition, cell)));
    }
    return homes.stream()
        .filter(home -> !home.cell().alternative())
        .findFirst()
        .or(() -> homes.stream().findFirst())
        .orElseThrow(() -> unknown(code));
  }

  private RefusedException unknown(String code) {
    List<Edition> newestFirst = new ArrayList<>(editions.all());
    Collections.reverse(newestFirst);
    for (Edition edition : newestFirst) {
      if (edition.findRow(code).isPresent()) {
        return refusal(edition, code, true, Optional.empty());
      }
    }
    for (Edition edition : newestFirst) {
      Optional<String> nearest = CellNames.nearest(edition, code);
      if (nearest.isPresent()) {
        return refusal(edition, code, false, nearest);
      }
    }
    return refusal(newestFirst.get(0), code, false, Optional.empty());
  }

  private static RefusedException refusal(
      Edition edition, String code, boolean row, Optional<String> nearest) {
    return new RefusedException(new Refusal.UnknownCell(edition, code, row, nearest));
  }
}
