package tongbao.edition;

import java.util.List;

/** What stands on one form for a cell of another. */
public sealed interface Counterpart {

  /** A cell that is added or taken away. */
  record Term(Cell cell, boolean minus) {}

  /**
   * Cells that give the comparable number.
   *
   * @param terms added up, in the order of the concordance
   * @param verdict how the sum stands to the cell: narrower where it covers less
   * @param approximate whether it may be drawn with a mark only; always so where the verdict is not
   *     exact
   * @param notes what to know of the comparison; none where it is plain
   */
  record Found(List<Term> terms, Verdict verdict, boolean approximate, List<Text> notes)
      implements Counterpart {}

  /** Nothing sound, and why. */
  record Missing(Text reason) implements Counterpart {}
}
