package tongbao.sheet;

import java.math.BigDecimal;

/** What stood in one cell of a sheet as it was received. */
public sealed interface Entry {

  /** Nothing: missing or {@code null}. Never 0. */
  record Blank() implements Entry {}

  /** A number, exactly as written. */
  record Numeral(BigDecimal value) implements Entry {}

  /**
   * A number so long that nobody computes with it.
   *
   * @param text how it begins, for the answer
   */
  record Oversized(String text) implements Entry {}

  /**
   * Something else.
   *
   * @param text what it was, for the answer
   */
  record NotANumber(String text) implements Entry {}

  /** The one blank. */
  Entry BLANK = new Blank();
}
