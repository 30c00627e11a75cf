package tongbao.reading.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import tongbao.reading.Block;
import tongbao.reading.Place;

class WorkbookTest {

  private static String sheet(String inner) {
    return Files.shown(Files.open(Files.xlsxSheet(inner), Files.XLSX));
  }

  private static CellStyle format(XSSFWorkbook workbook, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  @Test
  void numbersHaveTheirExactDigitsAndDatesAreDates() {
    byte[] file =
        Files.xlsx(
            workbook -> {
              XSSFRow row = workbook.createSheet("表").createRow(0);
              row.createCell(0).setCellValue(7730.28);
              row.createCell(1).setCellValue(3511.0);
              row.createCell(2).setCellValue(0.1 + 0.2);
              row.createCell(3).setCellValue(LocalDate.of(2024, 1, 15));
              row.getCell(3).setCellStyle(format(workbook, "yyyy\"年\"m\"月\"d\"日\""));
              row.createCell(4).setCellValue(0.125);
              row.getCell(4).setCellStyle(format(workbook, "0%"));
              row.createCell(5).setCellValue(22);
              row.getCell(5).setCellStyle(format(workbook, "0.00\"件\""));
              row.createCell(6).setCellFormula("A1+B1");
              row.getCell(6).setCellValue(11241.28);
              row.createCell(7).setCellValue("文字 22");
              row.createCell(8).setCellValue(true);
            });
    assertEquals(
        "[1,1=7730.28 1,2=3511 1,3=0.30000000000000004 1,4=2024-01-15 1,5=12.5% 1,6=22件"
            + " 1,7=11241.28 1,8=文字 22 1,9=TRUE]\n",
        Files.shown(Files.open(file, Files.XLSX)));
  }

  @Test
  void theNeighbourOfADecimalIsTheDecimal() {
    assertEquals(
        "[1,1=7730.28 1,2=12000000000000000000 1,3=0]\n",
        sheet(
            "<sheetData><row r=\"1\"><c r=\"A1\"><v>7730.2799999999997</v></c>"
                + "<c r=\"B1\"><v>1.2E19</v></c><c r=\"C1\"><v>-0</v></c></row></sheetData>"));
  }

  @Test
  void aFormulaThatWasNeverWorkedOutIsNoBlank() {
    assertEquals(
        "[1,1==SUM(B1:B9) 1,2=1]\n",
        sheet("<sheetData><row><c><f>SUM(B1:B9)</f></c>" + "<c><v>1</v></c></row></sheetData>"));
  }

  @Test
  void mergedCellsStandOnceAndReachAsFarAsTheSheetIsFilled() {
    byte[] file =
        Files.xlsx(
            workbook -> {
              XSSFSheet sheet = workbook.createSheet("统计表");
              sheet.createRow(0).createCell(0).setCellValue("标题");
              sheet.addMergedRegion(CellRangeAddress.valueOf("A1:XFD1"));
              sheet.createRow(2).createCell(1).setCellValue("甲");
              sheet.getRow(2).createCell(2).setCellValue(1);
              sheet.createRow(3).createCell(2).setCellValue(2);
              sheet.addMergedRegion(CellRangeAddress.valueOf("B3:B1048576"));
            });
    Opened opened = Files.open(file, Files.XLSX);
    assertEquals("[1,1+1x3=标题 3,2+2x1=甲 3,3=1 4,3=2]\n", Files.shown(opened));
    Block.Table table = (Block.Table) opened.document().blocks().get(0);
    assertEquals(Place.cell("统计表", 1, 4, 3), table.placeOf(table.cells().get(3)));
  }

  @Test
  void whatIsHiddenIsLeftOutAndRemarked() {
    byte[] file =
        Files.xlsx(
            workbook -> {
              XSSFSheet shown = workbook.createSheet("显示");
              for (int i = 0; i < 3; i++) {
                shown.createRow(i).createCell(0).setCellValue(i + 1);
                shown.getRow(i).createCell(1).setCellValue(9);
              }
              shown.getRow(1).setZeroHeight(true);
              shown.setColumnHidden(1, true);
              workbook.createSheet("另一").createRow(0).createCell(0).setCellValue(8);
              workbook.setSheetHidden(1, true);
            });
    Opened opened = Files.open(file, Files.XLSX);
    assertEquals("[1,1=1 3,1=3]\n", Files.shown(opened));
    assertEquals(2, opened.remarks().size(), () -> opened.remarks().toString());
  }

  @Test
  void formattingFarOutIsNoContent() {
    assertEquals(
        "[1,1=1]\n",
        sheet(
            "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                + "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"0\"/></row></sheetData>"));
  }
}
