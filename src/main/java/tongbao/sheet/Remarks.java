package tongbao.sheet;

import java.util.Map;
import java.util.Set;
import tongbao.edition.CellCode;

/**
 * What stands in cells beside or instead of their numbers. Kept as handed in; no number follows
 * from it.
 *
 * @param notes the words behind a number, by cell: {@code 其中修订16件} of {@code 22（其中修订16件）}
 * @param notApplicable the cells struck out as not concerning the unit ({@code /}, {@code —},
 *     {@code 无}); they hold no number, and are not blank by oversight
 * @param measures the unit of measure written behind a number, of cells whose form fixes none
 */
public record Remarks(
    Map<CellCode, String> notes, Set<CellCode> notApplicable, Map<CellCode, String> measures) {

  /** A sheet of bare numbers and blanks. */
  public static final Remarks NONE = new Remarks(Map.of(), Set.of(), Map.of());

  public Remarks {
    notes = Map.copyOf(notes);
    notApplicable = Set.copyOf(notApplicable);
    measures = Map.copyOf(measures);
  }

  /** What stands in one cell. */
  public CellRemark on(CellCode cell) {
    return none()
        ? CellRemark.NONE
        : new CellRemark(notes.get(cell), notApplicable.contains(cell), measures.get(cell));
  }

  /** Whether nothing is remarked. */
  public boolean none() {
    return notes.isEmpty() && notApplicable.isEmpty() && measures.isEmpty();
  }
}
