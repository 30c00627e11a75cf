package tongbao.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a document in its reading order: a line of running text, or a table. */
public sealed interface Block {

  /** A line of text, as written. */
  record Line(Place place, String text) implements Block {}

  /**
   * A table as a grid.
   *
   * @param number its number in the document, from 1
   * @param sheet the worksheet it stands on, of a workbook
   * @param cells the cells in reading order; a merged cell stands once, with its spans
   */
  record Table(int number, @Nullable String sheet, List<Cell> cells) implements Block {

    /**
     * A cell of a table.
     *
     * @param row the first row it covers, from 1
     * @param column the first column it covers, from 1
     * @param rowSpan how many rows it covers, at least 1
     * @param columnSpan how many columns it covers, at least 1
     * @param text its text, as written; lines within it end with a line feed
     */
    public record Cell(int row, int column, int rowSpan, int columnSpan, String text) {}

    /** Where a cell of this table stands in the document. */
    public Place placeOf(Cell cell) {
      return Place.cell(sheet, number, cell.row(), cell.column());
    }
  }
}
