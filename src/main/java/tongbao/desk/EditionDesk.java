package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import tongbao.check.CellNames;
import tongbao.check.Rule;
import tongbao.check.Rules;
import tongbao.check.YearBeforeRules;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Editions;

/** Looking up the official forms. */
@ApplicationScoped
public class EditionDesk {

  private final Editions editions;
  private final YearBeforeLimitsInForce inForce;

  EditionDesk(Editions editions, YearBeforeLimitsInForce inForce) {
    this.editions = editions;
    this.inForce = inForce;
  }

  /** All editions, earliest years first. */
  public List<Edition> all() {
    return editions.all();
  }

  /** The edition of that id. */
  public Edition edition(String id) {
    return editions
        .find(id)
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownEdition(id, editions.all())));
  }

  /** All rules of an edition: those of a sheet by itself, then those about the year before. */
  public List<Rule> rules(Edition edition) {
    return Stream.concat(
            Rules.of(edition).stream(), YearBeforeRules.of(edition, inForce.limits()).stream())
        .toList();
  }

  /** The edition that governs a year. */
  public Edition forYear(int year) {
    return editions
        .forYear(year)
        .orElseThrow(() -> new RefusedException(new Refusal.NoEdition(year, editions.all())));
  }

  /** The cell of that code. */
  public Cell cell(Edition edition, String code) {
    return edition
        .findCell(code)
        .orElseThrow(
            () ->
                new RefusedException(
                    new Refusal.UnknownCell(
                        edition,
                        code,
                        edition.findRow(code).isPresent(),
                        CellNames.nearest(edition, code))));
  }
}
