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
    for (Term term : counterpart.terms()) {
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

  private static @Nullable BigDecimal sum(List<Part> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    boolean given = false;
    for (Part part : parts) {
      BigDecimal value = part.total().value();
      if (value != null) {
        given = true;
        sum = part.minus() ? sum.subtract(value) : sum.add(value);
      } else if (!replaced(part, parts)) {
        return null;
      }
    }
    return given ? sum : null;
  }

  private static int blank(List<Part> parts) {
    int blank = 0;
    for (Part part : parts) {
      if (part.total().cell().alternative() && parts.size() > 1) {
        continue;
      }
      int instead =
          parts.stream()
              .filter(each -> instead(each, part))
              .mapToInt(each -> each.total().filed() - each.total().blank())
              .sum();
      blank += Math.max(0, part.total().blank() - instead);
    }
    return blank;
  }

  /** Whether filings give another number of the sum instead of this one. */
  private static boolean replaced(Part part, List<Part> parts) {
    return parts.stream()
        .filter(each -> instead(each, part) || instead(part, each))
        .anyMatch(each -> each.total().value() != null);
  }

  private static boolean instead(Part group, Part part) {
    return group.total().cell().alternative()
        && group.total().cell().row().code().equals(part.total().cell().row().parent());
  }
}
