package tongbao.check;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.sheet.Sheet;

/** The numbers of a sheet as relations see them. */
record Operands(Sheet sheet, BitSet unusable) {

  /** Whether every cell is a number or blank; a cell with a fault of its own proves nothing. */
  boolean usable(List<CellCode> cells) {
    if (unusable.isEmpty()) {
      return true;
    }
    return cells.stream().noneMatch(code -> unusable.get(sheet.edition().cell(code).index()));
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
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (CellCode code : cells) {
      Text name = edition.cell(code).name();
      zh.append(zh.isEmpty() ? "" : " + ").append(name.zh());
      en.append(en.isEmpty() ? "" : " + ").append(name.en());
    }
    return new Text(zh.toString(), en.toString());
  }
}
