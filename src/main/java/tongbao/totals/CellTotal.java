package tongbao.totals;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Totalling;

/**
 * The sum of one cell over the filings that count.
 *
 * @param value exact; {@code null} where no filing gives a number, which is not 0
 * @param filed how many filings count
 * @param blank how many of them leave the cell blank, and nothing to work it out from
 * @param apart the sums by unit of measure, of cells whose numbers may not be added; their value is
 *     {@code null}
 */
public record CellTotal(
    Cell cell, @Nullable BigDecimal value, int filed, int blank, List<Measured> apart) {

  /** Writes the value without zeros at its end, whichever addends have come and gone. */
  public CellTotal {
    value = plain(value);
  }

  /** A plain sum. */
  public CellTotal(Cell cell, @Nullable BigDecimal value, int filed, int blank) {
    this(cell, value, filed, blank, List.of());
  }

  /** The lines it is shown in: itself, or where it may not be added one for each measure. */
  public List<Measured> lines() {
    return cell.totalling() == Totalling.BY_MEASURE
        ? apart
        : List.of(new Measured(null, value, filed - blank));
  }

  /**
   * The sum in one unit of measure.
   *
   * @param measure {@code null} where units did not say which
   * @param filed how many filings give a number in it
   */
  public record Measured(@Nullable String measure, @Nullable BigDecimal value, int filed) {

    /** Writes the value without zeros at its end. */
    public Measured {
      value = plain(value);
    }
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
    if (value == null || value.scale() == 0) {
      return value;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
