package tongbao.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.reading.Reading;
import tongbao.reading.ReportReader;
import tongbao.reading.document.Documents;
import tongbao.reading.document.Limits;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;

/** The law of renderings: reading what was rendered gives the same sheet. */
class ReadBackTest {

  private static final String UNIT = "酒泉市质量技术监督局";
  private static final Documents DOCUMENTS = new Documents(Limits.DEFAULT);

  /** Every format a form is written in. */
  enum Format {
    CSV("text/csv;charset=UTF-8", form -> FormCsv.of(form).getBytes(StandardCharsets.UTF_8)),
    HTML("text/html;charset=UTF-8", form -> FormHtml.of(form).getBytes(StandardCharsets.UTF_8)),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FormWorkbook::of),
    DOCX(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FormDocument::of);

    private final String type;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<PrintedForm, byte[]> writing;

    Format(String type, Function<PrintedForm, byte[]> writing) {
      this.type = type;
      this.writing = writing;
    }
  }

  @Property(tries = 150)
  void whatIsReadIsWhatWasPrinted(
      @ForAll("sheets") Sheet sheet, @ForAll Format format, @ForAll("signOffs") SignOff signOff) {
    PrintedForm form = Prints.printed(sheet, UNIT, signOff);
    Reading reading = read(format.writing.apply(form), format.type);
    assertEquals(sheet, reading.sheet());
    assertTrue(reading.complete(), reading.unread() + " " + reading.ambiguous());
    assertEquals(List.of(), reading.leftovers());
    assertEquals(sheet.edition().firstYear(), reading.year());
    assertEquals(UNIT, reading.unitName());
    assertEquals(signOff, reading.signOff());
    assertEquals("酒质监〔2017〕56号", reading.documentNumber());
  }

  @Provide
  Arbitrary<Sheet> sheets() {
    return Sheets.any();
  }

  @Provide
  Arbitrary<SignOff> signOffs() {
    return Arbitraries.of(SignOff.NONE, Prints.SIGNED);
  }

  @ParameterizedTest
  @EnumSource
  void aBlankFormIsReadAsBlankAndNotAsUnread(Format format) {
    for (Edition edition : Sheets.EDITIONS.all()) {
      Sheet blank = Sheet.of(edition, new BigDecimal[edition.cells().size()]);
      Reading reading = read(format.writing.apply(Prints.printed(blank)), format.type);
      assertEquals(blank, reading.sheet());
      assertTrue(reading.complete(), reading.unread() + " " + reading.ambiguous());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2014", "2019", "2021"})
  void anUntouchedTemplateIsReadAsBlank(String id) {
    Edition edition = Sheets.EDITIONS.get(id);
    byte[] file = TemplateWorkbook.of(edition, UNIT, edition.firstYear());
    Reading reading = read(file, Format.XLSX.type);
    assertEquals(Sheet.of(edition, new BigDecimal[edition.cells().size()]), reading.sheet());
    assertTrue(reading.complete(), reading.unread() + " " + reading.ambiguous());
    assertEquals(edition.firstYear(), reading.year());
    assertEquals(UNIT, reading.unitName());
  }

  @ParameterizedTest
  @EnumSource
  void publishedNumbersAreReadBack(Format format) throws IOException {
    for (String filing : List.of("2016-jiuquan-zhijian", "2023-hongze", "2023-suqian")) {
      Sheet sheet = published(filing);
      Reading reading = read(format.writing.apply(Prints.printed(sheet)), format.type);
      assertEquals(sheet, reading.sheet());
      assertTrue(reading.complete(), reading.unread() + " " + reading.ambiguous());
    }
  }

  private static Sheet published(String filing) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ReadBackTest.class.getResourceAsStream("/filings/" + filing + ".json"))) {
      JsonNode json =
          JsonMapper.builder()
              .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .build()
              .readTree(in);
      Edition edition = Sheets.EDITIONS.get(json.get("edition").asText());
      BigDecimal[] numbers = new BigDecimal[edition.cells().size()];
      edition
          .cells()
          .forEach(
              cell -> {
                JsonNode number = json.get("values").get(cell.code().value());
                boolean given = number != null && !number.isNull();
                numbers[cell.index()] = given ? number.decimalValue() : null;
              });
      return Sheet.of(edition, numbers);
    }
  }

  @Test
  void aFilledInTemplateIsReadWithItsUnitOfMeasure() throws IOException {
    Edition edition = Sheets.EDITIONS.get("2019");
    CellCode amount = edition.findCell("disclosure.procurement@amount").orElseThrow().code();
    byte[] template = TemplateWorkbook.of(edition, UNIT, 2019);
    ByteArrayOutputStream filled = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      for (org.apache.poi.ss.usermodel.Sheet sheet : book) {
        for (Row row : sheet) {
          if (row.getCell(0) != null && row.getCell(0).toString().equals("政府集中采购")) {
            row.getCell(2).setCellValue(3.5);
            row.getCell(row.getLastCellNum() - 1).setCellValue("万元");
          }
        }
      }
      book.write(filled);
    }
    Reading reading = read(filled.toByteArray(), Format.XLSX.type);
    assertEquals(new BigDecimal("3.5"), reading.sheet().number(amount));
    assertEquals(Map.of(amount, "万元"), reading.sheet().remarks().measures());
  }

  private static Reading read(byte[] file, String type) {
    return (Reading)
        ReportReader.read(DOCUMENTS.open(file, type).document(), Sheets.EDITIONS, null);
  }
}
