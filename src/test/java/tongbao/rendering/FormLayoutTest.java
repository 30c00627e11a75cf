package tongbao.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.rendering.PrintedForm.Box;
import tongbao.rendering.PrintedForm.Grid;
import tongbao.sheet.Remarks;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;

/** How forms are laid out. */
class FormLayoutTest {

  /** Beside the tests lies each form as it is printed, cell n holding n. */
  @ParameterizedTest
  @ValueSource(strings = {"2014", "2019", "2021"})
  void printsTheOfficialForm(String id) throws IOException {
    Edition edition = Sheets.EDITIONS.get(id);
    BigDecimal[] numbers = new BigDecimal[edition.cells().size()];
    for (Cell cell : edition.printedCells()) {
      numbers[cell.index()] = BigDecimal.valueOf(cell.index());
    }
    PrintedForm form = Prints.printed(Sheet.of(edition, numbers), "某市某局", SignOff.NONE);
    String file = "/forms/" + id + ".csv";
    try (InputStream expected = Objects.requireNonNull(getClass().getResourceAsStream(file))) {
      assertEquals(
          new String(expected.readAllBytes(), StandardCharsets.UTF_8).strip(),
          FormCsv.of(form).substring(1).replace("\r\n", "\n").strip());
    }
  }

  @Property(tries = 60)
  void everyTableIsCoveredOnceAndEveryCellPrintedOnce(@ForAll("sheets") Sheet sheet) {
    PrintedForm form = Prints.printed(sheet);
    Set<CellCode> printed = new HashSet<>();
    for (PrintedForm.Section section : form.sections()) {
      Grid grid = section.grid();
      int[] covered = new int[grid.rows() * grid.columns()];
      for (Box box : grid.boxes()) {
        for (int i = 0; i < box.rowSpan() * box.columnSpan(); i++) {
          int row = box.row() + i / box.columnSpan();
          covered[row * grid.columns() + box.column() + i % box.columnSpan()]++;
        }
        assertTrue(box.cell() == null || printed.add(box.cell().code()), box.toString());
      }
      for (int times : covered) {
        assertEquals(1, times);
      }
      assertEquals(1000, grid.widths().stream().mapToInt(Integer::intValue).sum());
    }
    Set<CellCode> said = new HashSet<>(sheet.remarks().notApplicable());
    sheet
        .byCode()
        .forEach((code, number) -> Collections.addAll(said, number == null ? null : code));
    said.remove(null);
    said.removeAll(printed);
    assertEquals(Set.of(), said);
  }

  @Provide
  Arbitrary<Sheet> sheets() {
    return Sheets.any();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021"})
  void printsAGroupFilledInAsOneRowAsOneRow(String id) {
    Edition edition = Sheets.EDITIONS.get(id);
    BigDecimal[] numbers = new BigDecimal[edition.cells().size()];
    numbers[edition.findCell("requests.other@total").orElseThrow().index()] = BigDecimal.TEN;
    List<String> codes = codes(Sheet.of(edition, numbers));
    assertTrue(codes.contains("requests.other@total"));
    assertTrue(codes.stream().noneMatch(code -> code.startsWith("requests.other.")));
    List<String> usual = codes(Sheet.of(edition, new BigDecimal[numbers.length]));
    assertEquals(edition.printedCells().stream().map(cell -> cell.code().value()).toList(), usual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019"})
  void writesBesideANumberWhatBelongsToIt(String id) {
    Edition edition = Sheets.EDITIONS.get(id);
    CellCode made = edition.findCell("disclosure.rules@made").orElseThrow().code();
    CellCode published = edition.findCell("disclosure.rules@published").orElseThrow().code();
    CellCode amount = edition.findCell("disclosure.procurement@amount").orElseThrow().code();
    BigDecimal[] numbers = new BigDecimal[edition.cells().size()];
    numbers[edition.cell(made).index()] = BigDecimal.valueOf(22);
    numbers[edition.cell(amount).index()] = new BigDecimal("3.5");
    Remarks remarks = new Remarks(Map.of(made, "其中修订16件"), Set.of(published), Map.of(amount, "万元"));
    List<String> values = Sheets.values(Prints.printed(Sheet.of(edition, numbers, remarks)));
    assertEquals(List.of("22（其中修订16件）", "/", ""), values.subList(0, 3));
    assertEquals("3.5万元", values.get(edition.cell(amount).index()));
  }

  private static List<String> codes(Sheet sheet) {
    return Prints.printed(sheet).sections().stream()
        .flatMap(section -> section.grid().boxes().stream())
        .filter(box -> box.cell() != null)
        .map(box -> box.cell().code().value())
        .toList();
  }
}
