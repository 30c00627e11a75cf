package tongbao.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tongbao.rendering.PrintedForm.Box;
import tongbao.rendering.PrintedForm.Grid;
import tongbao.sheet.Sheet;

/** What a spreadsheet finds in a form. */
class FormWorkbookTest {

  private static final int KEPT_DIGITS = 15;

  @Property(tries = 30)
  void everyBoxStandsWhereTheFormHasIt(@ForAll("sheets") Sheet sheet) throws IOException {
    PrintedForm form = Prints.printed(sheet);
    DataFormatter shown = new DataFormatter();
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(FormWorkbook.of(form)))) {
      assertEquals(form.sections().size(), workbook.getNumberOfSheets());
      for (int i = 0; i < form.sections().size(); i++) {
        Grid grid = form.sections().get(i).grid();
        XSSFSheet page = workbook.getSheetAt(i);
        int top = top(form, i);
        List<CellRangeAddress> merged = page.getMergedRegions();
        for (Box box : grid.boxes()) {
          XSSFCell cell = page.getRow(top + box.row()).getCell(box.column());
          assertEquals(box.text(), shown.formatCellValue(cell));
          CellRangeAddress covered =
              new CellRangeAddress(
                  top + box.row(),
                  top + box.row() + box.rowSpan() - 1,
                  box.column(),
                  box.column() + box.columnSpan() - 1);
          assertEquals(covered.getNumberOfCells() > 1, merged.contains(covered));
          BigDecimal number = box.number();
          if (number != null && number.precision() <= KEPT_DIGITS) {
            assertEquals(CellType.NUMERIC, cell.getCellType());
          }
        }
      }
    }
  }

  @Provide
  Arbitrary<Sheet> sheets() {
    return Sheets.any();
  }

  /** The lines above a table: document number, title, year and unit on the first page. */
  private static int top(PrintedForm form, int section) {
    return (section == 0 ? 4 : 0) + (form.sections().get(section).title() == null ? 0 : 1);
  }
}
