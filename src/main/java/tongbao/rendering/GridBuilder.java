package tongbao.rendering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.rendering.PrintedForm.Box;
import tongbao.rendering.PrintedForm.Grid;
import tongbao.rendering.PrintedForm.Kind;
import tongbao.sheet.Remarks;
import tongbao.sheet.Sheet;

/** Collects the boxes of a grid, with the values of a sheet. */
final class GridBuilder {

  /** What stands in a cell that does not concern the unit. */
  static final String NOT_APPLICABLE = "/";

  private final Sheet sheet;
  private final List<Box> boxes = new ArrayList<>();

  GridBuilder(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Words; none are printed over a box of no rows. */
  void words(int row, int column, int rowSpan, int columnSpan, Kind kind, String text) {
    add(row, column, rowSpan, columnSpan, kind, 0, text, null, null);
  }

  void label(int row, int column, int columnSpan, int indent, String text) {
    add(row, column, 1, columnSpan, Kind.LABEL, indent, text, null, null);
  }

  void value(int row, int column, int columnSpan, Cell cell) {
    BigDecimal number = sheet.number(cell);
    String text = text(cell.code(), number);
    boolean alone = number != null && text.equals(number.toPlainString());
    add(row, column, 1, columnSpan, Kind.VALUE, 0, text, cell, alone ? number : null);
  }

  private void add(
      int row,
      int column,
      int rowSpan,
      int columnSpan,
      Kind kind,
      int indent,
      String text,
      @Nullable Cell cell,
      @Nullable BigDecimal number) {
    if (rowSpan > 0) {
      boxes.add(new Box(row, column, rowSpan, columnSpan, kind, indent, text, cell, number));
    }
  }

  private String text(CellCode code, @Nullable BigDecimal number) {
    Remarks remarks = sheet.remarks();
    if (number == null) {
      return remarks.notApplicable().contains(code) ? NOT_APPLICABLE : "";
    }
    String note = remarks.notes().get(code);
    return number.toPlainString()
        + remarks.measures().getOrDefault(code, "")
        + (note == null ? "" : "（" + note + "）");
  }

  /** The row below what has been placed so far. */
  int nextRow() {
    return boxes.stream().mapToInt(box -> box.row() + box.rowSpan()).max().orElse(0);
  }

  Grid build(List<Integer> widths, int headRows) {
    return new Grid(
        widths,
        headRows,
        boxes.stream()
            .sorted(Comparator.comparingInt(Box::row).thenComparingInt(Box::column))
            .toList());
  }

  /** Widths of which the last ones are alike. */
  static List<Integer> widths(List<Integer> first, int more, int together) {
    List<Integer> widths = new ArrayList<>(first);
    for (int i = 0; i < more; i++) {
      widths.add(together * (i + 1) / more - together * i / more);
    }
    return List.copyOf(widths);
  }
}
