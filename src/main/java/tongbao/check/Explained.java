package tongbao.check;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;

/** Which explanations concern a cell. */
public final class Explained {

  private Explained() {}

  /** Those of rules that tie the cell, by rule. */
  public static Map<String, String> of(
      Edition edition, Cell cell, Map<String, String> explanations) {
    Map<String, String> concerning = new TreeMap<>();
    explanations.forEach(
        (rule, text) -> {
          if (ties(edition, rule, cell.code())) {
            concerning.put(rule, text);
          }
        });
    return concerning;
  }

  private static boolean ties(Edition edition, String rule, CellCode cell) {
    return edition
        .findRelation(rule)
        .map(relation -> relation.cells().contains(cell))
        .orElseGet(() -> named(edition, rule).equals(Optional.of(cell)));
  }

  /** Rules for single cells have the cell's code in their name. */
  private static Optional<CellCode> named(Edition edition, String rule) {
    return edition.cells().stream()
        .map(Cell::code)
        .filter(code -> ("." + rule + ".").contains("." + code.value() + "."))
        // The rule of disclosure.items.rules is not one of disclosure.items.
        .max(Comparator.comparingInt(code -> code.value().length()));
  }
}
