package tongbao.sheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Derivation;
import tongbao.edition.Edition;

/** What a sheet counts for in totals where it left cells blank that follow from their parts. */
final class Derived {

  private final Sheet sheet;
  private final Edition edition;
  private final Map<Integer, BigDecimal> numbers = new TreeMap<>();

  private Derived(Sheet sheet) {
    this.sheet = sheet;
    this.edition = sheet.edition();
  }

  /** By the index of the cell; none for cells that hold a number themselves. */
  static Map<Integer, BigDecimal> of(Sheet sheet) {
    if (sheet.edition().derivations().isEmpty()) {
      return Map.of();
    }
    Derived derived = new Derived(sheet);
    for (Derivation derivation : sheet.edition().derivations()) {
      derived.number(derivation.cell());
    }
    return derived.numbers;
  }

  private @Nullable BigDecimal number(Cell cell) {
    BigDecimal number = sheet.number(cell);
    Derivation derivation = edition.derivation(cell);
    if (number != null || derivation == null) {
      return number;
    }
    BigDecimal known = numbers.get(cell.index());
    if (known == null) {
      known = worked(derivation);
      if (known != null) {
        numbers.put(cell.index(), known);
      }
    }
    return known;
  }

  private @Nullable BigDecimal worked(Derivation derivation) {
    if (sheet.isNotTaken(derivation.cell())) {
      // A row that another was taken instead of: the group counts with the rows under it.
      return sum(derivation.under());
    }
    for (List<Cell> parts : derivation.sums()) {
      // A row that was not taken would count beside what was taken instead of it.
      BigDecimal sum = sum(parts.stream().filter(part -> !sheet.isNotTaken(part)).toList());
      if (sum != null) {
        return sum;
      }
    }
    return null;
  }

  private @Nullable BigDecimal sum(List<Cell> parts) {
    BigDecimal sum = null;
    for (Cell part : parts) {
      BigDecimal number = number(part);
      if (number != null) {
        sum = sum == null ? number : sum.add(number);
      }
    }
    return sum;
  }
}
