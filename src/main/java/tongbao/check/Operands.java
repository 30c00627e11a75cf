package tongbao.check;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Relation;
import tongbao.edition.Text;
import tongbao.sheet.Sheet;

/** The numbers of a sheet as relations see them. */
record Operands(Sheet sheet, BitSet unusable) {

  /**
   * Whether every cell of a relation is a number or blank; a cell with a fault of its own proves
   * nothing.
   */
  boolean usable(Relation relation) {
    if (unusable.isEmpty()) {
      return true;
    }
    return relation.cells().stream()
        .noneMatch(code -> unusable.get(sheet.edition().cell(code).index()));
  }

  @Nullable BigDecimal number(CellCode code) {
    return sheet.number(code);
  }

  /** The sum of what is given; a blank adds nothing. */
  BigDecimal sum(List<CellCode> cells) {
    BigDecimal sum = BigDecimal.ZERO;
    for (CellCode code : cells) {
      BigDecimal number = sheet.number(code);
      if (number != null) {
        sum = sum.add(number);
      }
    }
    return sum;
  }

  /** Whether a number is lacking that could still be filled in. */
  boolean blank(CellCode code) {
    return sheet.isBlank(sheet.edition().cell(code));
  }

  boolean anyBlank(List<CellCode> cells) {
    for (CellCode code : cells) {
      if (blank(code)) {
        return true;
      }
    }
    return false;
  }

  Text name(CellCode code) {
    return sheet.edition().cell(code).name();
  }

  /** Names of several cells, joined by plus signs. */
  Text names(List<CellCode> cells) {
    return names(sheet.edition(), cells);
  }

  static Text names(Edition edition, List<CellCode> cells) {
    return Text.joined(
        " + ", " + ", cells.stream().map(code -> edition.cell(code).name()).toList());
  }
}
