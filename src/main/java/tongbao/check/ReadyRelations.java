package tongbao.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tongbao.edition.Alternative;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Relation;

/** The relations of a form, made ready once to be checked on many sheets. */
final class ReadyRelations {

  /** A form never changes, and there are only so many. */
  private static final Map<Edition, ReadyRelations> BY_EDITION = new ConcurrentHashMap<>();

  /**
   * One of them.
   *
   * @param silence tells where it need not be checked
   */
  record Ready(Relation relation, Silence silence) {}

  private final List<Ready> all;
  private final List<List<Ready>> byCell;

  private ReadyRelations(Edition edition) {
    all =
        edition.relations().stream()
            .map(relation -> new Ready(relation, Silence.of(relation, edition)))
            .toList();
    byCell = edition.cells().stream().map(cell -> concerning(cell, edition)).toList();
  }

  static ReadyRelations of(Edition edition) {
    return BY_EDITION.computeIfAbsent(edition, ReadyRelations::new);
  }

  /** In the order of the form's file. */
  List<Ready> all() {
    return all;
  }

  /** Those whose findings can depend on the number in a cell, in the same order. */
  List<Ready> concerning(Cell cell) {
    return byCell.get(cell.index());
  }

  private List<Ready> concerning(Cell cell, Edition edition) {
    Set<CellCode> touched = new HashSet<>(Set.of(cell.code()));
    for (Alternative group : edition.alternatives()) {
      List<Cell> cells = Stream.of(group.whole(), group.parts()).flatMap(List::stream).toList();
      // Whether a row of a group is filled in decides which of its cells count as blank.
      if (cells.contains(cell)) {
        cells.forEach(each -> touched.add(each.code()));
      }
    }
    List<Ready> concerning = new ArrayList<>();
    for (Ready ready : all) {
      if (ready.relation().cells().stream().anyMatch(touched::contains)) {
        concerning.add(ready);
      }
    }
    return List.copyOf(concerning);
  }
}
