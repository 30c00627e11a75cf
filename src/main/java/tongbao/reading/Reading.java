package tongbao.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;

/**
 * The sheet found in a published report.
 *
 * @param edition the form, told by the table itself and not by what the report cites
 * @param sheet what was read for sure; all else is blank in it
 * @param cells where each number, blank and struck-out cell of the sheet was read, in the order of
 *     the form
 * @param unread the cells that no row or figure was found for
 * @param ambiguous the figures that could be read in several ways
 * @param leftovers what else stands in the tables
 * @param year the reporting year the document names
 * @param unitName the reporting unit it names, as printed
 * @param documentNumber its number (发文字号)
 * @param lines its running text
 */
public record Reading(
    Edition edition,
    Sheet sheet,
    List<ReadCell> cells,
    List<CellCode> unread,
    List<Ambiguity> ambiguous,
    List<Leftover> leftovers,
    @Nullable Integer year,
    @Nullable String unitName,
    SignOff signOff,
    @Nullable String documentNumber,
    List<Block.Line> lines)
    implements Outcome {

  /** Whether every cell of the form was read for sure. */
  public boolean complete() {
    return unread.isEmpty() && ambiguous.isEmpty();
  }
}
