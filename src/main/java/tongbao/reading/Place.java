package tongbao.reading;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a document, counted from 1; what a kind of document does not have is
 * left out.
 *
 * @param page the page, of a document that has pages
 * @param line the line of the text; within its page where there are pages
 * @param sheet the name of the worksheet, of a workbook
 * @param table the table, counted over the whole document
 * @param row the row within the table
 * @param column the column within the table
 */
public record Place(
    @Nullable Integer page,
    @Nullable Integer line,
    @Nullable String sheet,
    @Nullable Integer table,
    @Nullable Integer row,
    @Nullable Integer column) {

  /** A line of a text without pages. */
  public static Place line(int line) {
    return new Place(null, line, null, null, null, null);
  }

  /** A line of a page. */
  public static Place pageLine(int page, int line) {
    return new Place(page, line, null, null, null, null);
  }

  /** A cell of a table. */
  public static Place cell(@Nullable String sheet, int table, int row, int column) {
    return new Place(null, null, sheet, table, row, column);
  }
}
