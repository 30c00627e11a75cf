package tongbao.reading;

import tongbao.edition.Cell;

/**
 * A cell of the form as it was read.
 *
 * @param figure what it holds; never {@link Figure.Unclear}, which is listed as an {@link
 *     Ambiguity}
 * @param text as printed
 * @param place where it was read
 */
public record ReadCell(Cell cell, Figure figure, String text, Place place, Confidence confidence) {

  /** How firmly a figure belongs to its cell. */
  public enum Confidence {
    /** The label or the column heading beside it says so. */
    CERTAIN,
    /** Its place in the order of the form says so, and nothing speaks against it. */
    LIKELY
  }
}
