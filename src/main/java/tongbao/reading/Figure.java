package tongbao.reading;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in one cell of a published table. */
public sealed interface Figure {

  /**
   * A number.
   *
   * @param note the words in brackets behind it
   * @param measure the unit of measure written behind it
   */
  record Numeral(BigDecimal value, @Nullable String note, @Nullable String measure)
      implements Figure {}

  /** Nothing. */
  record Blank() implements Figure {}

  /**
   * Struck out: {@code /}, {@code —}, {@code 无}.
   *
   * @param mark as printed
   */
  record NotApplicable(String mark) implements Figure {}

  /**
   * Something that is no number for sure.
   *
   * @param text as printed
   * @param alternatives the numbers it could be; empty where there is nothing to choose from
   */
  record Unclear(String text, List<BigDecimal> alternatives) implements Figure {}

  /** The one blank. */
  Figure BLANK = new Blank();
}
