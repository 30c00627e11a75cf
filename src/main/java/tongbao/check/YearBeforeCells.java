package tongbao.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.edition.NumberType;
import tongbao.edition.Relation;

/** Which cells of a form are held against which of the year before; worked out once for a form. */
final class YearBeforeCells {

  /** Forms never change, and the limits only with the configuration. */
  private static final Map<Key, YearBeforeCells> KNOWN = new ConcurrentHashMap<>();

  private record Key(Edition now, Edition before, Set<String> ignored) {}

  private final boolean continues;
  private final @Nullable Cell[] before;
  private final List<Cell> compared;
  private final @Nullable Cell[] comparedWhole;

  private YearBeforeCells(Key key) {
    Edition edition = key.now();
    continues = edition.continues(key.before());
    compared = compared(edition, key.ignored());
    before = new Cell[edition.cells().size()];
    comparedWhole = new Cell[edition.cells().size()];
    Map<CellCode, CellCode> wholes = wholes(edition);
    for (Cell cell : edition.cells()) {
      before[cell.index()] = key.before().findCell(cell.code().value()).orElse(null);
      CellCode whole = wholes.get(cell.code());
      if (whole != null && compared.contains(edition.cell(whole))) {
        comparedWhole[cell.index()] = edition.cell(whole);
      }
    }
  }

  static YearBeforeCells of(Edition now, YearBefore before) {
    Key key = new Key(now, before.sheet().edition(), before.limits().ignored());
    return KNOWN.computeIfAbsent(key, YearBeforeCells::new);
  }

  /** Whether the form goes on with that of the year before. */
  boolean continues() {
    return continues;
  }

  /** The cells whose numbers are compared. */
  List<Cell> compared() {
    return compared;
  }

  /** The same cell a year ago; {@code null} where it was not on the form. */
  @Nullable Cell before(Cell cell) {
    return before[cell.index()];
  }

  /** The cell that a cell is part of, where that one is compared too. */
  @Nullable Cell comparedWhole(Cell cell) {
    return comparedWhole[cell.index()];
  }

  /**
   * The cells whose numbers are compared. A change is no level that could jump. What moves between
   * the parts of a sum shows nothing, and what moves them all shows in the total; of a table the
   * total of totals says it. What follows from the year before has a rule of its own.
   */
  static List<Cell> compared(Edition edition, Set<String> ignored) {
    Set<CellCode> totals = new HashSet<>();
    Set<CellCode> parts = new HashSet<>();
    Set<CellCode> spoken = new HashSet<>();
    for (Relation relation : edition.relations()) {
      if (relation instanceof Relation.Sum sum && withinRow(edition, sum)) {
        spoken.addAll(sum.parts());
      } else if (relation instanceof Relation.Sum sum) {
        totals.add(sum.total());
        parts.addAll(sum.parts());
      } else if (relation instanceof Relation.PartsAtMost some) {
        totals.add(some.total());
        parts.addAll(some.parts());
      } else if (relation instanceof Relation.AcrossYears acrossYears) {
        spoken.add(acrossYears.now());
      } else if (relation instanceof Relation.Equal equal
          && equal.origin().standing() == Relation.Standing.STATED) {
        // It follows from the others, and would be asked about beside them.
        spoken.add(equal.right().get(0));
      }
    }
    parts.removeAll(totals);
    parts.addAll(spoken);
    List<Cell> compared = new ArrayList<>(edition.cells());
    compared.removeIf(cell -> cell.type() == NumberType.CHANGE);
    compared.removeIf(cell -> parts.contains(cell.code()) || ignored.contains(cell.code().value()));
    return List.copyOf(compared);
  }

  private static boolean withinRow(Edition edition, Relation.Sum sum) {
    Indicator row = edition.cell(sum.total()).row();
    return sum.parts().stream().allMatch(part -> edition.cell(part).row().equals(row));
  }

  private static Map<CellCode, CellCode> wholes(Edition edition) {
    Map<CellCode, CellCode> wholes = new HashMap<>();
    for (Relation relation : edition.relations()) {
      if (relation instanceof Relation.Sum sum) {
        sum.parts().forEach(part -> wholes.put(part, sum.total()));
      } else if (relation instanceof Relation.OfWhich ofWhich) {
        wholes.put(ofWhich.part(), ofWhich.whole());
      }
    }
    return wholes;
  }
}
