package tongbao.rendering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.sheet.SignOff;

/**
 * A form as it is printed, whatever file it is written to: lines, and tables laid out as grids.
 *
 * @param heading the lines above the tables
 * @param sections the tables in their order
 * @param signOff who answers for it
 * @param remarks lines below it, which belong to no form
 * @param asOf the last of these lines, on when its numbers were added up: two forms that differ
 *     only in it say the same; none where nothing was added up
 */
public record PrintedForm(
    Heading heading,
    List<Section> sections,
    SignOff signOff,
    List<String> remarks,
    @Nullable String asOf) {

  /** The lines below it. */
  List<String> footnotes() {
    return asOf == null ? remarks : Stream.concat(remarks.stream(), Stream.of(asOf)).toList();
  }

  /** The same without the line on when. */
  public PrintedForm undated() {
    return new PrintedForm(heading, sections, signOff, remarks, null);
  }

  /** The same with a line on when its numbers were added up. */
  PrintedForm dated(String line) {
    return new PrintedForm(heading, sections, signOff, remarks, line);
  }

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");

  /**
   * What stands above the tables.
   *
   * @param title the name of the form
   * @param unit 填报单位; empty where it is to be filled in
   * @param year the reporting year; {@code null} where it is to be filled in
   * @param documentNumber 文号
   */
  public record Heading(
      String title, String unit, @Nullable Integer year, @Nullable String documentNumber) {

    /** What is printed before the reporting unit. */
    static final String UNIT = "填报单位（盖章）：";

    /** What stands before the year where it is to be filled in. */
    static final String YEAR = "填报年度：";

    /** Names the line of the year. */
    static final String YEAR_LINE = "年度";

    /** The line under the title. */
    String yearLine() {
      return "（" + (year == null ? "    " : year) + "年度）";
    }

    /** The line above the table. */
    String unitLine() {
      return UNIT + unit;
    }
  }

  /** A table and the words above it. */
  public record Section(@Nullable String title, Grid grid) {}

  /** A place of the sign-off line. */
  record Field(String label, String text) {
    String line() {
      return label + text;
    }
  }

  /** The sign-off line, broken in two as on the form. */
  List<List<Field>> signOffLines() {
    LocalDate date = signOff.date();
    return List.of(
        List.of(field("单位负责人：", signOff.head()), field("审核人：", signOff.reviewer())),
        List.of(
            field("填报人：", signOff.preparer()),
            field("联系电话：", signOff.phone()),
            field("填报日期：", date == null ? null : DATE.format(date))));
  }

  private static Field field(String label, @Nullable String text) {
    return new Field(label, text == null ? "" : text);
  }

  /**
   * A table as boxes on a grid.
   *
   * @param widths of its columns, in thousandths of the whole
   * @param headRows how many rows at its top are headings
   * @param boxes in reading order, without gaps
   */
  public record Grid(List<Integer> widths, int headRows, List<Box> boxes) {

    private static final int UPRIGHT = 60;

    /** How many rows it has. */
    public int rows() {
      return boxes.stream().mapToInt(box -> box.row() + box.rowSpan()).max().orElse(0);
    }

    /** How many columns it has. */
    public int columns() {
      return widths.size();
    }

    /** Whether text runs from top to bottom in a box, which has height and no width. */
    boolean upright(Box box) {
      return box.kind() == Kind.GROUP && width(box) < UPRIGHT;
    }

    /** The width of a box, in thousandths of the whole. */
    int width(Box box) {
      return widths.subList(box.column(), box.column() + box.columnSpan()).stream()
          .mapToInt(Integer::intValue)
          .sum();
    }
  }

  /** What a box is on the form. */
  public enum Kind {
    /** Above a column. */
    HEADING,
    /** Across the table, above a block of rows. */
    BLOCK,
    /** Before several rows. */
    GROUP,
    /** Before a row. */
    LABEL,
    /** The unit of measure of a row. */
    UNIT,
    /** Where a number stands. */
    VALUE,
    /** Nothing is ever written here. */
    EMPTY
  }

  /**
   * A box of a table, possibly merged of several.
   *
   * @param row the first row it covers, from 0
   * @param column the first column it covers, from 0
   * @param indent how deep a label stands in its list
   * @param text what is printed in it
   * @param cell the cell of the form whose number stands here; only of a {@link Kind#VALUE}
   * @param number the number, where it stands alone
   */
  public record Box(
      int row,
      int column,
      int rowSpan,
      int columnSpan,
      Kind kind,
      int indent,
      String text,
      @Nullable Cell cell,
      @Nullable BigDecimal number) {}
}
