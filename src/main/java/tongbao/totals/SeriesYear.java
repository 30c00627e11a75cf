package tongbao.totals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Counterpart;
import tongbao.edition.Counterpart.Term;
import tongbao.edition.Edition;
import tongbao.edition.Text;

/** A year of a series. */
public sealed interface SeriesYear {

  /** The reporting year. */
  int year();

  /** The form of the year. */
  Edition edition();

  /**
   * A year that can be compared.
   *
   * @param counterpart what stands for the cell on the year's form
   * @param parts the totals of its cells, in its order
   * @param value their sum; {@code null} where one of them is not known, which is not 0
   * @param blank how many numbers filings leave out of the sum
   */
  record Compared(
      int year,
      Edition edition,
      Counterpart.Found counterpart,
      Coverage coverage,
      List<Part> parts,
      @Nullable BigDecimal value,
      int blank)
      implements SeriesYear {}

  /** A year that cannot be compared, and is not added. */
  record NotCompared(int year, Edition edition, Text reason) implements SeriesYear {}

  /** One total of a sum, added or taken away. */
  record Part(CellTotal total, boolean minus) {}

  /** The totals of a year in a series. */
  static Compared of(Totals totals, Counterpart.Found counterpart) {
    Map<Cell, CellTotal> byCell = new HashMap<>();
    totals.cells().forEach(total -> byCell.put(total.cell(), total));
    List<Part> parts = new ArrayList<>();
    for (Term term : grouped(totals.query().edition(), counterpart.terms())) {
      parts.add(new Part(Objects.requireNonNull(byCell.get(term.cell())), term.minus()));
    }
    return new Compared(
        totals.query().year(),
        totals.query().edition(),
        counterpart,
        totals.coverage(),
        List.copyOf(parts),
        sum(parts),
        blank(parts));
  }

  /**
   * All parts of a group that units may print as a single row are totalled as the group: its total
   * has each unit's parts or its single row, the parts' totals only the former.
   */
  private static List<Term> grouped(Edition edition, List<Term> terms) {
    for (Cell group : edition.cells()) {
      if (group.alternative() && terms.equals(parts(edition, group))) {
        return List.of(new Term(group, false));
      }
    }
    return terms;
  }

  private static List<Term> parts(Edition edition, Cell group) {
    return edition.cells().stream()
        .filter(cell -> group.row().code().equals(cell.row().parent()))
        .filter(cell -> Objects.equals(cell.column(), group.column()))
        .map(cell -> new Term(cell, false))
        .toList();
  }

  private static @Nullable BigDecimal sum(List<Part> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Part part : parts) {
      BigDecimal value = part.total().value();
      if (value == null) {
        return null;
      }
      sum = part.minus() ? sum.subtract(value) : sum.add(value);
    }
    return sum;
  }

  private static int blank(List<Part> parts) {
    return parts.stream().mapToInt(part -> part.total().blank()).sum();
  }
}
