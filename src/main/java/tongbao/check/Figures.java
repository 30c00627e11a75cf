package tongbao.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.NumberType;
import tongbao.sheet.Sheet;

/**
 * The numbers of a sheet in millionths, for sums without objects. A cell without a number is 0; who
 * has to tell the two apart asks the sheet.
 */
final class Figures {

  /** Whole digits that leave room for sums of all cells of a form in a long. */
  private static final int MOST_DIGITS = 10;

  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  private final long[] millionths;

  private Figures(long[] millionths) {
    this.millionths = millionths;
  }

  /** Those of a sheet; {@code null} where one of them is too large for sums in a long. */
  static @Nullable Figures of(Sheet sheet) {
    long[] millionths = new long[sheet.edition().cells().size()];
    for (Cell cell : sheet.edition().cells()) {
      BigDecimal number = sheet.number(cell);
      if (number != null) {
        if (!fits(number)) {
          return null;
        }
        millionths[cell.index()] = millionths(number);
      }
    }
    return new Figures(millionths);
  }

  /** The same with one number changed; {@code null} as {@link #of}. */
  @Nullable Figures with(Cell cell, BigDecimal number) {
    if (!fits(number)) {
      return null;
    }
    long[] changed = millionths.clone();
    changed[cell.index()] = millionths(number);
    return new Figures(changed);
  }

  static boolean fits(BigDecimal number) {
    return number.scale() >= 0
        && number.scale() <= NumberType.AMOUNT_PLACES
        && number.precision() - number.scale() <= MOST_DIGITS;
  }

  /** Of a number that {@linkplain #fits fits}. */
  static long millionths(BigDecimal number) {
    int scale = number.scale();
    long unscaled = scale == 0 ? number.longValue() : number.unscaledValue().longValue();
    return unscaled * POWERS[NumberType.AMOUNT_PLACES - scale];
  }

  long number(int cell) {
    return millionths[cell];
  }

  long sum(int[] cells) {
    long sum = 0;
    for (int cell : cells) {
      sum += millionths[cell];
    }
    return sum;
  }

  /** Whether a cell of these is above a number. */
  boolean anyAbove(long number, int[] cells) {
    for (int cell : cells) {
      if (millionths[cell] > number) {
        return true;
      }
    }
    return false;
  }
}
