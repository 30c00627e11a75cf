package tongbao.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.NumberType;

/** What the sums within rows say of the order of their columns, where no heading says it. */
final class ColumnSums {

  private ColumnSums() {}

  /** Whether more rows add up with the total in the first column than in the last. */
  static boolean totalFirst(List<Run> runs, int width) {
    int first = 0;
    int last = 0;
    for (Run run : runs) {
      List<BigDecimal> numbers = numbers(run);
      if (numbers != null && numbers.size() == width) {
        BigDecimal all = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean something = all.signum() != 0;
        first += something && doubled(numbers.get(0)).compareTo(all) == 0 ? 1 : 0;
        last += something && doubled(numbers.get(width - 1)).compareTo(all) == 0 ? 1 : 0;
      }
    }
    return first > last;
  }

  /** Whether in every row the last number is the sum of the others. */
  static boolean holds(List<Run> runs, int width) {
    for (Run run : runs) {
      List<BigDecimal> numbers = numbers(run);
      if (numbers == null || numbers.size() != width) {
        return false;
      }
      BigDecimal all = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      if (doubled(numbers.get(width - 1)).compareTo(all) != 0) {
        return false;
      }
    }
    return true;
  }

  private static BigDecimal doubled(BigDecimal total) {
    return total.add(total);
  }

  private static @Nullable List<BigDecimal> numbers(Run run) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (Piece piece : run.pieces()) {
      Figure figure = Figures.read(piece.text(), NumberType.AMOUNT, "");
      if (piece.kind() == Piece.Kind.UNCLEAR || figure instanceof Figure.Unclear) {
        return null;
      }
      numbers.add(figure instanceof Figure.Numeral number ? number.value() : BigDecimal.ZERO);
    }
    return numbers;
  }
}
