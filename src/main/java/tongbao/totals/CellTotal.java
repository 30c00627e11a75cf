package tongbao.totals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;

/**
 * The sum of one cell over the filings that count.
 *
 * @param value exact; {@code null} where no filing gives a number, which is not 0
 * @param filed how many filings count
 * @param blank how many of them leave the cell blank
 */
public record CellTotal(Cell cell, @Nullable BigDecimal value, int filed, int blank) {}
