package tongbao.edition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Counterpart.Found;
import tongbao.edition.Counterpart.Missing;
import tongbao.edition.Counterpart.Term;

/**
 * What changed from one form to another, told from the forms and their concordance.
 *
 * @param breaks what sets the years of the two apart
 * @param rows every row of either form, by code
 * @param cells every cell of either form at least once
 */
public record EditionChanges(
    Edition from,
    Edition to,
    List<SeriesBreak> breaks,
    List<RowChange> rows,
    List<CellChange> cells) {

  /** What became of a row or a cell. */
  public enum Kind {
    /** There under the same code, unchanged. */
    KEPT,
    /** There with other words, another number, unit, type or other columns. */
    CHANGED,
    /** A cell comparable with one of another code. */
    RENAMED,
    /** A cell comparable with a sum of several. */
    SPLIT,
    /** Several cells whose sum is comparable with one. */
    JOINED,
    /** Not on the second form, or nothing comparable is. */
    DROPPED,
    /** Not on the first form, or nothing comparable is. */
    ADDED;

    /** Its public name. */
    public String code() {
      return YamlSection.wordOf(this);
    }
  }

  /**
   * A row of one code on the two forms.
   *
   * @param differs what is not the same: label, number, type, unit, parent, columns
   */
  public record RowChange(
      Kind kind, @Nullable Indicator from, @Nullable Indicator to, List<String> differs) {}

  /**
   * Cells of the one form and what stands for them on the other.
   *
   * @param from empty where they were added
   * @param to empty where they were dropped
   * @param verdict how far they compare; none for added and dropped
   * @param differs of a single cell for a single cell, what is not the same: code, label, type,
   *     unit
   * @param notes what to know of the comparison, or why there is none
   */
  public record CellChange(
      Kind kind,
      List<Term> from,
      List<Term> to,
      @Nullable Verdict verdict,
      boolean approximate,
      List<String> differs,
      List<Text> notes) {}

  /** What changed from one form to another. */
  public static EditionChanges between(Concordance concordance, Edition from, Edition to) {
    return new EditionChanges(
        from, to, concordance.breaks(from, to), rows(from, to), cells(concordance, from, to));
  }

  private static List<RowChange> rows(Edition from, Edition to) {
    List<RowChange> rows = new ArrayList<>();
    for (Indicator row : from.rows()) {
      Indicator after = to.findRow(row.code()).orElse(null);
      if (after == null) {
        rows.add(new RowChange(Kind.DROPPED, row, null, List.of()));
      } else {
        List<String> differs = differs(row, after);
        rows.add(new RowChange(differs.isEmpty() ? Kind.KEPT : Kind.CHANGED, row, after, differs));
      }
    }
    to.rows().stream()
        .filter(row -> from.findRow(row.code()).isEmpty())
        .forEach(row -> rows.add(new RowChange(Kind.ADDED, null, row, List.of())));
    return List.copyOf(rows);
  }

  private static List<String> differs(Indicator before, Indicator after) {
    Differences differs = new Differences();
    differs.note("label", before.label(), after.label());
    differs.note("number", before.number(), after.number());
    differs.note("type", before.type(), after.type());
    differs.note("unit", before.unit(), after.unit());
    differs.note("parent", before.parent(), after.parent());
    differs.note("columns", columns(before), columns(after));
    return List.copyOf(differs.names);
  }

  private static List<String> columns(Indicator row) {
    return row.columns().stream().map(Column::code).toList();
  }

  private static List<CellChange> cells(Concordance concordance, Edition from, Edition to) {
    List<CellChange> changes = new ArrayList<>();
    Set<Cell> comparedTo = new HashSet<>();
    List<CellChange> backwards = new ArrayList<>();
    Set<Cell> joined = new HashSet<>();
    for (Cell cell : to.cells()) {
      if (concordance.counterpart(cell, to, from) instanceof Found found
          && found.terms().size() > 1) {
        backwards.add(
            change(Kind.JOINED, found.terms(), List.of(new Term(cell, false)), reversed(found)));
        found.terms().forEach(term -> joined.add(term.cell()));
        comparedTo.add(cell);
      }
    }
    for (Cell cell : from.cells()) {
      backwards.stream()
          .filter(each -> each.from().get(0).cell().equals(cell))
          .forEach(changes::add);
      Counterpart counterpart = concordance.counterpart(cell, from, to);
      List<Term> alone = List.of(new Term(cell, false));
      if (counterpart instanceof Found found) {
        found.terms().forEach(term -> comparedTo.add(term.cell()));
        changes.add(change(kind(cell, found), alone, found.terms(), found));
      } else if (counterpart instanceof Missing missing && !joined.contains(cell)) {
        changes.add(dropped(alone, missing));
      }
    }
    for (Cell cell : to.cells()) {
      if (!comparedTo.contains(cell)) {
        changes.add(added(concordance.counterpart(cell, to, from), new Term(cell, false)));
      }
    }
    return List.copyOf(changes);
  }

  /** A cell of the second form that nothing of the first leads to; one-way entries lead back. */
  private static CellChange added(Counterpart counterpart, Term cell) {
    if (counterpart instanceof Found found) {
      return change(Kind.RENAMED, found.terms(), List.of(cell), reversed(found));
    }
    return new CellChange(
        Kind.ADDED,
        List.of(),
        List.of(cell),
        null,
        false,
        List.of(),
        List.of(((Missing) counterpart).reason()));
  }

  private static CellChange dropped(List<Term> cells, Missing missing) {
    return new CellChange(
        Kind.DROPPED, cells, List.of(), null, false, List.of(), List.of(missing.reason()));
  }

  private static CellChange change(Kind kind, List<Term> from, List<Term> to, Found found) {
    List<String> differs =
        from.size() == 1 && to.size() == 1
            ? differs(from.get(0).cell(), to.get(0).cell())
            : List.of();
    return new CellChange(
        kind, from, to, found.verdict(), found.approximate(), differs, found.notes());
  }

  private static Found reversed(Found found) {
    return new Found(found.terms(), found.verdict().reversed(), found.approximate(), found.notes());
  }

  private static Kind kind(Cell cell, Found found) {
    if (found.terms().size() > 1) {
      return Kind.SPLIT;
    }
    List<String> differs = differs(cell, found.terms().get(0).cell());
    if (differs.isEmpty()) {
      return Kind.KEPT;
    }
    return differs.contains("code") ? Kind.RENAMED : Kind.CHANGED;
  }

  private static List<String> differs(Cell before, Cell after) {
    Differences differs = new Differences();
    differs.note("code", before.code(), after.code());
    differs.note("label", before.label(), after.label());
    differs.note("type", before.type(), after.type());
    differs.note("unit", before.unit(), after.unit());
    return List.copyOf(differs.names);
  }

  private static final class Differences {
    private final List<String> names = new ArrayList<>();

    void note(String name, @Nullable Object before, @Nullable Object after) {
      if (!Objects.equals(before, after)) {
        names.add(name);
      }
    }
  }
}
