package tongbao.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Column;
import tongbao.edition.Edition;
import tongbao.edition.NumberType;
import tongbao.edition.Relation;
import tongbao.rendering.PrintedForm.Heading;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;

/**
 * An empty form to be filled in with a spreadsheet: places for numbers say what they take, sums add
 * themselves up, and the rest of the form is protected, without a password. An untouched sum is
 * blank, as are its parts.
 */
public final class TemplateWorkbook {

  private static final String LIMIT = "999999999999";
  private static final String TEXT = "@";

  private final Edition edition;
  private final XSSFWorkbook workbook;
  private final WorkbookDrawing drawing;
  private final Set<CellCode> sums = new HashSet<>();

  private TemplateWorkbook(Edition edition, XSSFWorkbook workbook, WorkbookDrawing drawing) {
    this.edition = edition;
    this.workbook = workbook;
    this.drawing = drawing;
  }

  /**
   * The file.
   *
   * @param unit the reporting unit; empty where it is to be filled in
   * @param year the reporting year; {@code null} where it is to be filled in
   */
  public static byte[] of(Edition edition, String unit, @Nullable Integer year) {
    Heading heading = new Heading(edition.title().zh(), unit, year, null);
    Sheet blank = Sheet.of(edition, new BigDecimal[edition.cells().size()]);
    PrintedForm form = FormLayout.of(heading, blank, SignOff.NONE, List.of());
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      WorkbookDrawing drawing = new WorkbookDrawing(workbook, form, true);
      drawing.draw();
      new TemplateWorkbook(edition, workbook, drawing).open(year);
      return FormWorkbook.bytes(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(@Nullable Integer year) {
    edition.relations().forEach(this::addUp);
    fields(year);
    numbers();
    workbook.sheetIterator().forEachRemaining(sheet -> ((XSSFSheet) sheet).enableLocking());
    // Who reads the file finds what was computed when it was saved, and computes nothing.
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
  }

  private void addUp(Relation relation) {
    if (relation instanceof Relation.Sum sum) {
      XSSFCell total = drawing.cells().get(sum.total());
      List<XSSFCell> parts =
          sum.parts().stream().map(drawing.cells()::get).filter(Objects::nonNull).toList();
      if (total != null && !parts.isEmpty() && sums.add(sum.total())) {
        String ranges = ranges(parts);
        total.setCellFormula("IF(COUNT(" + ranges + ")=0,\"\",SUM(" + ranges + "))");
      }
    }
  }

  /** Cells that follow one another in a row or a column are named as one range. */
  private static String ranges(List<XSSFCell> cells) {
    List<CellRangeAddress> ranges = new ArrayList<>();
    for (XSSFCell cell : cells) {
      int row = cell.getRowIndex();
      int column = cell.getColumnIndex();
      CellRangeAddress last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
      if (last != null
          && last.getLastRow() == row
          && last.getLastColumn() == column - 1
          && last.getFirstRow() == row) {
        last.setLastColumn(column);
      } else if (last != null
          && last.getLastColumn() == column
          && last.getLastRow() == row - 1
          && last.getFirstColumn() == column) {
        last.setLastRow(row);
      } else {
        ranges.add(new CellRangeAddress(row, row, column, column));
      }
    }
    return String.join(",", ranges.stream().map(CellRangeAddress::formatAsString).toList());
  }

  private void fields(@Nullable Integer year) {
    drawing
        .fields()
        .forEach(
            (label, place) -> {
              if (!label.equals(Heading.YEAR_LINE)) {
                place.setCellStyle(drawing.styles().open(place.getCellStyle(), TEXT));
              }
            });
    XSSFCell place = field(Heading.YEAR);
    place.setCellStyle(drawing.styles().open(place.getCellStyle(), "0"));
    if (year == null) {
      place.setBlank();
    } else {
      place.setCellValue(year);
    }
    String at = place.getAddress().formatAsString();
    field(Heading.YEAR_LINE)
        .setCellFormula("\"（\"&IF(" + at + "=\"\",\"    \"," + at + ")&\"年度）\"");
    Integer lastYear = edition.lastYear();
    DataValidationConstraint years =
        helper(place)
            .createIntegerConstraint(
                lastYear == null ? OperatorType.GREATER_OR_EQUAL : OperatorType.BETWEEN,
                String.valueOf(edition.firstYear()),
                lastYear == null ? null : String.valueOf(lastYear));
    validate(
        place.getSheet(),
        new CellRangeAddressList(
            place.getRowIndex(),
            place.getRowIndex(),
            place.getColumnIndex(),
            place.getColumnIndex()),
        years,
        "本表适用于 " + edition.years() + " 年度。",
        DataValidation.ErrorStyle.STOP);
  }

  private XSSFCell field(String label) {
    return Objects.requireNonNull(drawing.fields().get(label));
  }

  /** What a group of places on one worksheet takes. */
  private record Taking(XSSFSheet sheet, NumberType type, String unit) {}

  private void numbers() {
    Map<Taking, CellRangeAddressList> places = new LinkedHashMap<>();
    drawing
        .cells()
        .forEach(
            (code, place) -> {
              if (sums.contains(code)) {
                return;
              }
              Cell cell = edition.cell(code);
              String format = cell.type().whole() ? "0" : "General";
              place.setCellStyle(drawing.styles().open(place.getCellStyle(), format));
              places
                  .computeIfAbsent(
                      new Taking(place.getSheet(), cell.type(), cell.unit()),
                      key -> new CellRangeAddressList())
                  .addCellRangeAddress(
                      place.getRowIndex(),
                      place.getColumnIndex(),
                      place.getRowIndex(),
                      place.getColumnIndex());
              measures(code, place, cell.column());
            });
    places.forEach(
        (taking, where) ->
            validate(
                taking.sheet(),
                where,
                constraint(new XSSFDataValidationHelper(taking.sheet()), taking.type()),
                hint(taking),
                DataValidation.ErrorStyle.WARNING));
  }

  /** Where the filer says the unit of measure, the last part of a merged place takes it. */
  private void measures(CellCode code, XSSFCell place, @Nullable Column column) {
    int span = drawing.box(code).columnSpan();
    if (column == null || column.measures().isEmpty() || span < 2) {
      return;
    }
    XSSFSheet sheet = place.getSheet();
    int row = place.getRowIndex();
    int last = place.getColumnIndex() + span - 1;
    for (int i = sheet.getNumMergedRegions() - 1; i >= 0; i--) {
      if (sheet.getMergedRegion(i).isInRange(place)) {
        sheet.removeMergedRegion(i);
      }
    }
    if (last - 1 > place.getColumnIndex()) {
      sheet.addMergedRegion(new CellRangeAddress(row, row, place.getColumnIndex(), last - 1));
    }
    XSSFCell measure = sheet.getRow(row).getCell(last);
    measure.setCellStyle(drawing.styles().open(measure.getCellStyle(), TEXT));
    validate(
        sheet,
        new CellRangeAddressList(row, row, last, last),
        helper(place).createExplicitListConstraint(column.measures().toArray(String[]::new)),
        "请选择左边数字的计量单位：" + String.join("、", column.measures()) + "。",
        DataValidation.ErrorStyle.STOP);
  }

  private static DataValidationConstraint constraint(DataValidationHelper helper, NumberType type) {
    return switch (type) {
      case AMOUNT -> helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null);
      case CHANGE -> helper.createIntegerConstraint(OperatorType.BETWEEN, "-" + LIMIT, LIMIT);
      case COUNT, HEADING ->
          helper.createIntegerConstraint(OperatorType.GREATER_OR_EQUAL, "0", null);
    };
  }

  private static String hint(Taking taking) {
    String number =
        switch (taking.type()) {
          case AMOUNT -> "大于或等于 0 的数，可带小数";
          case CHANGE -> "整数，减少填负数";
          case COUNT, HEADING -> "大于或等于 0 的整数";
        };
    return "填"
        + number
        + (taking.unit().isEmpty() ? "" : "（单位：" + taking.unit() + "）")
        + "。没有发生的填 0；没有数据的留空，留空不等于 0；不适用的填 /；需要说明的写在数后括号内，如 22（其中修订16件）。";
  }

  private static XSSFDataValidationHelper helper(XSSFCell place) {
    return new XSSFDataValidationHelper(place.getSheet());
  }

  private static void validate(
      XSSFSheet sheet,
      CellRangeAddressList where,
      DataValidationConstraint constraint,
      String hint,
      int style) {
    DataValidation validation =
        new XSSFDataValidationHelper(sheet).createValidation(constraint, where);
    validation.setErrorStyle(style);
    validation.setShowErrorBox(true);
    validation.createErrorBox("请核对", hint);
    validation.setShowPromptBox(true);
    validation.createPromptBox("填报说明", hint);
    validation.setEmptyCellAllowed(true);
    sheet.addValidationData(validation);
  }
}
