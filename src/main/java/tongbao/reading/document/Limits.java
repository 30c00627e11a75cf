package tongbao.reading.document;

import java.time.Duration;

/**
 * How much of a document is taken; beyond any of these it is refused, never cut short.
 *
 * @param bytes the file as received
 * @param entries entries of a packed file (.docx, .xlsx)
 * @param inflatedBytes its text parts unpacked, together; of a PDF, each stream for itself
 * @param ratio how many times its size a part may unpack to, above 1 MiB
 * @param depth elements within elements
 * @param elements elements of a page or of a packed file, together
 * @param markupCharacters characters of an HTML page with its tags
 * @param pages pages of a PDF
 * @param tables tables
 * @param cells table cells, all tables together
 * @param rows the last row of a table
 * @param columns the last column of a table
 * @param lines lines outside of tables
 * @param lineCharacters characters of one line or one cell
 * @param characters characters of all lines and cells together
 * @param time how long taking it apart may last
 */
public record Limits(
    int bytes,
    int entries,
    int inflatedBytes,
    int ratio,
    int depth,
    int elements,
    int markupCharacters,
    int pages,
    int tables,
    int cells,
    int rows,
    int columns,
    int lines,
    int lineCharacters,
    int characters,
    Duration time) {

  /** What a report of any office fits into many times over; the reasons stand in decision 17. */
  public static final Limits DEFAULT =
      new Limits(
          20 << 20,
          2_000,
          32 << 20,
          250,
          256,
          150_000,
          4_000_000,
          500,
          500,
          100_000,
          20_000,
          1_000,
          50_000,
          50_000,
          2_000_000,
          Duration.ofSeconds(20));

  /** The same with another time. */
  public Limits within(Duration otherTime) {
    return with(pages, otherTime);
  }

  /** The same with another number of pages. */
  public Limits withPages(int otherPages) {
    return with(otherPages, time);
  }

  private Limits with(int otherPages, Duration otherTime) {
    return new Limits(
        bytes,
        entries,
        inflatedBytes,
        ratio,
        depth,
        elements,
        markupCharacters,
        otherPages,
        tables,
        cells,
        rows,
        columns,
        lines,
        lineCharacters,
        characters,
        otherTime);
  }
}
