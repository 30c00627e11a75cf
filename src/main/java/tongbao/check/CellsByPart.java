package tongbao.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;

/** Cells that are told of together, by the part of the form they stand in. */
final class CellsByPart {

  private final Edition edition;
  // By the part's code: a row is a long record to be hashed for each cell.
  private final Map<String, List<Cell>> cells = new LinkedHashMap<>();

  CellsByPart(Edition edition) {
    this.edition = edition;
  }

  void add(Cell cell) {
    String part = edition.partOf(cell.row()).code();
    cells.computeIfAbsent(part, first -> new ArrayList<>()).add(cell);
  }

  /** Each part with its cells, in the order of their first cells. */
  void forEach(BiConsumer<Indicator, List<Cell>> told) {
    for (List<Cell> together : cells.values()) {
      told.accept(edition.partOf(together.get(0).row()), together);
    }
  }
}
