package tongbao.reading;

import org.jspecify.annotations.Nullable;

/**
 * A line or a table cell within the text of a document.
 *
 * @param start its first character in the text
 * @param end behind its last character
 * @param table the table it is a cell of; none for a line
 * @param cell its cell in that table
 */
record Fragment(
    int start, int end, Place place, Block.@Nullable Table table, Block.Table.@Nullable Cell cell) {

  /** Whether it is one cell, and so one number at most. */
  boolean isCell() {
    return cell != null;
  }
}
