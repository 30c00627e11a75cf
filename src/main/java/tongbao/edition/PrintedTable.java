package tongbao.edition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table a form is printed in.
 *
 * @param part the heading row that titles it, its rows being those under that row; {@code null} for
 *     the whole form
 * @param layout how rows and columns become a grid
 * @param headings the words of the grid that no row or column has; {@link Layout} says which
 * @param notes what is printed under a label, by row
 * @param rows the rows in it
 */
public record PrintedTable(
    @Nullable Indicator part,
    Layout layout,
    List<String> headings,
    Map<String, String> notes,
    List<Indicator> rows) {

  /** How rows and columns become a grid. */
  public enum Layout {
    /** A line for each number: label, unit of measure, number. Headings: those three. */
    LIST(3),
    /**
     * A block for each heading row, with the headings of its columns under it. Headings: the one
     * above the labels.
     */
    BLOCKS(1),
    /**
     * Rows of the same columns; heading rows become labels before those under them. Headings: the
     * corner above the labels, the one above all columns.
     */
    MATRIX(2),
    /** Rows of the same columns side by side in a single line of numbers. No headings. */
    ACROSS(0);

    private final int headings;

    Layout(int headings) {
      this.headings = headings;
    }

    int headings() {
      return headings;
    }
  }
}
