package tongbao.check;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;
import tongbao.edition.Text;

/**
 * The smallest change that would put a finding right. Offered only after the relations of the
 * changed sheet were checked again and showed no new finding.
 *
 * @param kind the mistake it supposes
 * @param cell the one cell to change
 * @param from its number now; {@code null} where it is blank
 * @param to its number then
 * @param resolves the rules that the change would satisfy
 * @param message the same as a sentence
 */
public record Advice(
    Kind kind,
    CellCode cell,
    @Nullable BigDecimal from,
    BigDecimal to,
    List<String> resolves,
    Text message) {

  /** The mistakes that are recognised, the likeliest first. */
  public enum Kind {
    /** Two neighbouring digits changed places. */
    DIGITS_SWAPPED,
    /** The total is blank or 0 beside parts that are not. */
    TOTAL_MISSING,
    /** A part is blank, or the total was added up without it. */
    PART_LEFT_OUT,
    /** 元 was written into a cell of 万元, or the other way round. */
    UNIT_MISTAKEN,
    /** The total does not follow its parts. */
    TOTAL_MISCALCULATED
  }
}
