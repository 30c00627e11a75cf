package tongbao.rendering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tongbao.edition.CellCode;
import tongbao.rendering.PrintedForm.Box;
import tongbao.rendering.PrintedForm.Field;
import tongbao.rendering.PrintedForm.Grid;
import tongbao.rendering.PrintedForm.Heading;
import tongbao.rendering.PrintedForm.Section;
import tongbao.rendering.WorkbookStyles.Look;

/** Draws a form into a workbook, and remembers where everything came to stand. */
final class WorkbookDrawing {

  /** Characters that fit on a line of A4 in the size used; the page is fitted to it. */
  private static final int LINE = 92;

  private static final int CHARACTER = 256;
  private static final double MARGIN = 0.6;
  private static final float LINE_HEIGHT = 15f;
  private static final String GAP = "　　　";

  /** A place to be filled in, by the words before it. */
  private final Map<String, XSSFCell> fields = new LinkedHashMap<>();

  private final Map<CellCode, XSSFCell> cells = new LinkedHashMap<>();
  private final Map<CellCode, Box> boxes = new LinkedHashMap<>();

  private final XSSFWorkbook workbook;
  private final PrintedForm form;
  private final boolean open;
  private final WorkbookStyles styles;

  /**
   * A drawing to be made.
   *
   * @param open whether unit, year and sign-off are places to be filled in, not lines
   */
  WorkbookDrawing(XSSFWorkbook workbook, PrintedForm form, boolean open) {
    this.workbook = workbook;
    this.form = form;
    this.open = open;
    this.styles = new WorkbookStyles(workbook);
  }

  Map<String, XSSFCell> fields() {
    return fields;
  }

  Map<CellCode, XSSFCell> cells() {
    return cells;
  }

  Box box(CellCode code) {
    return Objects.requireNonNull(boxes.get(code));
  }

  WorkbookStyles styles() {
    return styles;
  }

  void draw() {
    Heading heading = form.heading();
    for (int i = 0; i < form.sections().size(); i++) {
      Section section = form.sections().get(i);
      String title = section.title() == null ? heading.title() : section.title();
      XSSFSheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(title));
      setUp(sheet, section.grid());
      if (i == 0) {
        head(sheet, section.grid());
      }
      if (section.title() != null) {
        line(sheet, section.grid(), Look.SECTION, section.title());
      }
      table(sheet, section.grid());
      if (i == form.sections().size() - 1) {
        foot(sheet, section.grid());
      }
    }
  }

  private void setUp(XSSFSheet sheet, Grid grid) {
    for (int i = 0; i < grid.columns(); i++) {
      sheet.setColumnWidth(i, grid.widths().get(i) * LINE * CHARACTER / 1000);
    }
    PrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.setFitToPage(true);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
    sheet.setHorizontallyCenter(true);
    sheet.setMargin(PageMargin.LEFT, MARGIN);
    sheet.setMargin(PageMargin.RIGHT, MARGIN);
    sheet.getFooter().setCenter("&P / &N");
    sheet.setDisplayGridlines(false);
  }

  private void head(XSSFSheet sheet, Grid grid) {
    Heading heading = form.heading();
    if (heading.documentNumber() != null) {
      line(sheet, grid, Look.LINE, heading.documentNumber());
    }
    line(sheet, grid, Look.TITLE, heading.title());
    XSSFCell year = line(sheet, grid, Look.CENTRED, heading.yearLine());
    if (open) {
      fields.put(Heading.YEAR_LINE, year);
      field(sheet, grid, new Field(Heading.UNIT, heading.unit()));
      field(sheet, grid, new Field(Heading.YEAR, ""));
    } else {
      line(sheet, grid, Look.LINE, heading.unitLine());
    }
  }

  private void foot(XSSFSheet sheet, Grid grid) {
    for (List<Field> line : form.signOffLines()) {
      if (open) {
        line.forEach(field -> field(sheet, grid, field));
      } else {
        String text = line.stream().map(Field::line).collect(Collectors.joining(GAP));
        line(sheet, grid, Look.LINE, text);
      }
    }
    form.footnotes().forEach(remark -> line(sheet, grid, Look.REMARK, remark));
  }

  private XSSFCell line(XSSFSheet sheet, Grid grid, Look look, String text) {
    int at = next(sheet);
    XSSFRow row = sheet.createRow(at);
    int lines = WorkbookStyles.lines(text, LINE);
    row.setHeightInPoints(look == Look.TITLE ? 2 * LINE_HEIGHT : LINE_HEIGHT * (lines + 0.3f));
    merge(sheet, at, at, 0, grid.columns() - 1);
    return write(row, 0, look, text);
  }

  /** Words before a place to be filled in, which gets the room that they leave. */
  private void field(XSSFSheet sheet, Grid grid, Field field) {
    int at = next(sheet);
    XSSFRow row = sheet.createRow(at);
    row.setHeightInPoints(1.3f * LINE_HEIGHT);
    int labels = 1;
    int width = grid.widths().get(0);
    while (width < 200 && labels < grid.columns() - 1) {
      width += grid.widths().get(labels);
      labels++;
    }
    merge(sheet, at, at, 0, labels - 1);
    merge(sheet, at, at, labels, grid.columns() - 1);
    write(row, 0, Look.FIELD_LABEL, field.label());
    for (int i = labels; i < grid.columns(); i++) {
      write(row, i, Look.FIELD, "");
    }
    XSSFCell place = row.getCell(labels);
    place.setCellValue(field.text());
    fields.put(field.label(), place);
  }

  private void table(XSSFSheet sheet, Grid grid) {
    int top = next(sheet);
    List<XSSFRow> rows = new ArrayList<>();
    for (int i = 0; i < grid.rows(); i++) {
      rows.add(sheet.createRow(top + i));
      rows.get(i).setHeightInPoints(height(grid, i));
    }
    for (Box box : grid.boxes()) {
      for (int i = box.row(); i < box.row() + box.rowSpan(); i++) {
        for (int j = box.column(); j < box.column() + box.columnSpan(); j++) {
          rows.get(i).createCell(j).setCellStyle(styles.of(grid, box));
        }
      }
      int first = top + box.row();
      merge(
          sheet,
          first,
          first + box.rowSpan() - 1,
          box.column(),
          box.column() + box.columnSpan() - 1);
      XSSFCell cell = rows.get(box.row()).getCell(box.column());
      fill(cell, box);
      if (box.cell() != null) {
        cells.put(box.cell().code(), cell);
        boxes.put(box.cell().code(), box);
      }
    }
    if (grid.headRows() > 0) {
      sheet.setRepeatingRows(new CellRangeAddress(top, top + grid.headRows() - 1, -1, -1));
    }
  }

  private static void fill(XSSFCell cell, Box box) {
    BigDecimal number = box.number();
    if (number != null && WorkbookStyles.isKept(number)) {
      cell.setCellValue(number.doubleValue());
    } else if (!box.text().isEmpty()) {
      cell.setCellValue(box.text());
    }
  }

  /** Spreadsheets do not find the height of merged boxes by themselves. */
  private static float height(Grid grid, int row) {
    int lines = 1;
    for (Box box : grid.boxes()) {
      if (box.row() == row && box.rowSpan() == 1) {
        int room = grid.width(box) * LINE / 1000 - 2 - 2 * box.indent();
        lines = Math.max(lines, WorkbookStyles.lines(box.text(), room));
      }
    }
    return LINE_HEIGHT * (lines + 0.2f);
  }

  private XSSFCell write(XSSFRow row, int column, Look look, String text) {
    XSSFCell cell = row.createCell(column);
    cell.setCellStyle(styles.of(look));
    if (!text.isEmpty()) {
      cell.setCellValue(text);
    }
    return cell;
  }

  private static void merge(Sheet sheet, int top, int bottom, int left, int right) {
    if (bottom > top || right > left) {
      sheet.addMergedRegion(new CellRangeAddress(top, bottom, left, right));
    }
  }

  private static int next(XSSFSheet sheet) {
    return sheet.getPhysicalNumberOfRows() == 0 ? 0 : sheet.getLastRowNum() + 1;
  }
}
