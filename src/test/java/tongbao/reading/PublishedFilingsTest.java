package tongbao.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.sheet.SignOff;

/** Every published filing at hand, as published, against the values read off it by people. */
class PublishedFilingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016-jiuquan-zhijian",
        "2023-hongze",
        "2023-suqian",
        "2024-hongze",
        "2024-huaian",
        "2024-suqian"
      })
  void everyCellIsReadAsPublished(String filing) throws IOException {
    Reading reading = read(filing);
    Expected expected = Expected.of("/filings/" + filing + ".json");
    assertEquals(List.of(), reading.ambiguous());
    assertEquals(List.of(), reading.unread());
    assertEquals(expected.edition(), reading.edition().id());
    assertEquals(expected.year(), reading.year());
    assertEquals(expected.numbers(), numbers(reading));
  }

  @Test
  void theHeadAndTheSignOffLineAreFound() throws IOException {
    Reading reading = read("2016-jiuquan-zhijian");
    assertEquals("酒泉市质量技术监督局", reading.unitName());
    assertEquals("酒质监〔2017〕56号", reading.documentNumber());
    assertEquals(
        new SignOff("高原", "高国旺", "高军", "2852952", LocalDate.of(2017, 3, 3)), reading.signOff());
  }

  @Test
  void aCellSaysWhereItWasRead() throws IOException {
    Reading reading = read("2023-hongze");
    ReadCell cell =
        reading.cells().stream()
            .filter(each -> each.cell().code().value().equals("disclosure.penalties@decisions"))
            .findFirst()
            .orElseThrow();
    assertEquals(Place.line(15), cell.place());
    assertEquals("4119", cell.text());
  }

  private static Reading read(String filing) throws IOException {
    return assertInstanceOf(
        Reading.class,
        ReportReader.read(Texts.lines("/filings/" + filing + ".txt"), Texts.EDITIONS, null));
  }

  private static Map<String, @Nullable BigDecimal> numbers(Reading reading) {
    Map<String, @Nullable BigDecimal> numbers = new TreeMap<>();
    reading
        .sheet()
        .byCode()
        .forEach(
            (code, number) -> {
              if (number != null) {
                numbers.put(code.value(), number);
              }
            });
    return numbers;
  }
}
