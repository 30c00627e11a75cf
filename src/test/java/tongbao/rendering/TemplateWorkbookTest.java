package tongbao.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.NumberType;
import tongbao.edition.Relation;
import tongbao.rendering.PrintedForm.Box;
import tongbao.rendering.PrintedForm.Section;
import tongbao.sheet.SignOff;

/** Empty forms as a clerk fills them in. */
class TemplateWorkbookTest {

  static Stream<Edition> editions() {
    return Sheets.EDITIONS.all().stream();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void saysWhatEveryPlaceTakesAndProtectsTheRest(Edition edition) throws IOException {
    try (XSSFWorkbook workbook = open(edition)) {
      Map<CellCode, XSSFCell> places = places(edition, workbook);
      assertEquals(edition.printedCells().size(), places.size());
      places.forEach(
          (code, place) -> {
            boolean sum = place.getCellType() == CellType.FORMULA;
            assertEquals(sum, place.getCellStyle().getLocked(), code.value());
            if (!sum) {
              assertEquals(type(edition.cell(code).type()), validated(place), code.value());
            }
          });
      for (Sheet page : workbook) {
        assertTrue(page.getProtect());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("editions")
  void isBlankUntilItIsTouched(Edition edition) throws IOException {
    DataFormatter shown = new DataFormatter();
    shown.setUseCachedValuesForFormulaCells(true);
    try (XSSFWorkbook workbook = open(edition)) {
      for (XSSFCell place : places(edition, workbook).values()) {
        assertEquals("", shown.formatCellValue(place));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("editions")
  void addsUpWhatTheFormAddsUp(Edition edition) throws IOException {
    Random random = new Random(7);
    try (XSSFWorkbook workbook = open(edition)) {
      Map<CellCode, XSSFCell> places = places(edition, workbook);
      places.values().stream()
          .filter(place -> place.getCellType() != CellType.FORMULA)
          .forEach(place -> place.setCellValue(random.nextInt(100)));
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      int held = 0;
      for (Relation relation : edition.relations()) {
        if (relation instanceof Relation.Sum sum && places.containsKey(sum.total())) {
          double parts =
              sum.parts().stream()
                  .filter(places::containsKey)
                  .mapToDouble(part -> places.get(part).getNumericCellValue())
                  .sum();
          assertEquals(parts, places.get(sum.total()).getNumericCellValue(), sum.id());
          held++;
        }
      }
      assertTrue(held >= 5);
    }
  }

  @Test
  void bearsTheUnitAndTheYear() throws IOException {
    Edition edition = Sheets.EDITIONS.get("2021");
    byte[] file = TemplateWorkbook.of(edition, "某市某局", 2023);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      List<String> texts = texts(workbook.getSheetAt(0));
      assertTrue(texts.contains("某市某局"));
      assertTrue(texts.contains("（2023年度）"), texts.toString());
    }
    try (XSSFWorkbook workbook = open(edition)) {
      assertTrue(texts(workbook.getSheetAt(0)).contains("（    年度）"));
    }
  }

  @Test
  void offersTheUnitsOfMeasureWhereTheFormFixesNone() throws IOException {
    try (XSSFWorkbook workbook = open(Sheets.EDITIONS.get("2019"))) {
      List<XSSFDataValidation> lists =
          workbook.getSheetAt(0).getDataValidations().stream()
              .filter(
                  each -> each.getValidationConstraint().getValidationType() == ValidationType.LIST)
              .toList();
      assertEquals(1, lists.size());
      assertEquals("\"元,万元\"", lists.get(0).getValidationConstraint().getFormula1());
      assertFalse(lists.get(0).getPromptBoxText().isEmpty());
    }
  }

  private static XSSFWorkbook open(Edition edition) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(TemplateWorkbook.of(edition, "", null)));
  }

  private static int type(NumberType type) {
    return type.whole() ? ValidationType.INTEGER : ValidationType.DECIMAL;
  }

  private static int validated(XSSFCell place) {
    return place.getSheet().getDataValidations().stream()
        .filter(
            each ->
                Stream.of(each.getRegions().getCellRangeAddresses())
                    .anyMatch(range -> range.isInRange(place)))
        .mapToInt(each -> each.getValidationConstraint().getValidationType())
        .findFirst()
        .orElse(-1);
  }

  /** Where the form's table begins is found by its first box. */
  private static Map<CellCode, XSSFCell> places(Edition edition, XSSFWorkbook workbook) {
    Map<CellCode, XSSFCell> places = new HashMap<>();
    PrintedForm form =
        Prints.printed(
            tongbao.sheet.Sheet.of(edition, new BigDecimal[edition.cells().size()]),
            "",
            SignOff.NONE);
    for (int i = 0; i < form.sections().size(); i++) {
      Section section = form.sections().get(i);
      XSSFSheet page = workbook.getSheetAt(i);
      String first = section.grid().boxes().get(0).text();
      int top = 0;
      while (page.getRow(top).getCell(0) == null
          || page.getRow(top).getCell(0).getCellType() != CellType.STRING
          || !page.getRow(top).getCell(0).getStringCellValue().equals(first)) {
        top++;
      }
      for (Box box : section.grid().boxes()) {
        if (box.cell() != null) {
          places.put(box.cell().code(), page.getRow(top + box.row()).getCell(box.column()));
        }
      }
    }
    return places;
  }

  private static List<String> texts(XSSFSheet page) {
    DataFormatter shown = new DataFormatter();
    shown.setUseCachedValuesForFormulaCells(true);
    List<String> texts = new ArrayList<>();
    for (Row row : page) {
      row.forEach(cell -> texts.add(shown.formatCellValue(cell)));
    }
    return texts;
  }
}
