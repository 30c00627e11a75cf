package tongbao.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;

/** Which explanations concern a cell. */
public final class Explained {

  private Explained() {}

  /** Those of rules that tie the cell, by rule. */
  public static Map<String, String> of(
      Edition edition, Cell cell, Map<String, String> explanations) {
    Map<String, String> concerning = new TreeMap<>();
    explanations.forEach(
        (rule, text) -> {
          if (ties(edition, rule, cell)) {
            concerning.put(rule, text);
          }
        });
    return concerning;
  }

  private static boolean ties(Edition edition, String rule, Cell cell) {
    return edition
        .findRelation(rule)
        .map(relation -> relation.cells().contains(cell.code()))
        .orElseGet(
            () ->
                collecting(edition, cell).contains(rule)
                    || named(edition, rule).equals(Optional.of(cell.code())));
  }

  /** The rules that collect what is said of single cells of a part of the form. */
  private static List<String> collecting(Edition edition, Cell cell) {
    Indicator part = edition.partOf(cell.row());
    return List.of(BlankChecks.rule(edition, part), YearBeforeRules.blanks(edition, part));
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
