package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tongbao.check.CellNames;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Editions;

/** Looking up the official forms. */
@ApplicationScoped
public class EditionDesk {

  private final Editions editions;

  EditionDesk(Editions editions) {
    this.editions = editions;
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
