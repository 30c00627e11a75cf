package tongbao.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.filing.Duty;
import tongbao.filing.StateName;
import tongbao.unit.AreaCode;
import tongbao.unit.Membership;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/** The chasing list as other programs read it. */
class ChasingTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DUE = LocalDate.of(2017, 1, 31);
  private static final Instant FILED = Instant.parse("2017-02-02T16:30:00.5Z");

  private static final AreaCode CITY = new AreaCode("620900");

  private static final Duty MISSING = duty("620900-a", "甲局", null, null, true, 3, List.of());
  private static final Duty UNEXPLAINED =
      duty(
          "620900-b",
          "乙局",
          FILED,
          StateName.SUBMITTED,
          false,
          3,
          List.of("2014.litigation.blank", "2014.year-before.jump.complaints"));

  private static Duty duty(
      String code,
      String name,
      Instant filed,
      StateName state,
      boolean overdue,
      long days,
      List<String> open) {
    Unit unit =
        new Unit(
            new UnitCode(code),
            name,
            List.of(),
            UnitKind.DEPARTMENT,
            List.of(new Membership(CITY, null, null)),
            null,
            null);
    return new Duty(
        unit,
        CITY,
        DUE,
        filed,
        state == null ? null : 1,
        state,
        state != null,
        filed != null,
        overdue,
        days,
        open,
        false);
  }

  @Test
  void aSpreadsheetReadsTheList() {
    String csv = csv(List.of(MISSING, UNEXPLAINED), SHANGHAI, Locale.CHINESE);
    assertEquals('\uFEFF', csv.charAt(0));
    List<List<String>> records = records(csv);
    assertEquals("单位代码", records.get(0).get(0));
    assertEquals(
        List.of("620900-a", "甲局", "620900", "部门", "2017-01-31", "", "未报", "3", "逾期未报", "0", ""),
        records.get(1));
    assertEquals(
        List.of(
            "620900-b",
            "乙局",
            "620900",
            "部门",
            "2017-01-31",
            "2017-02-03 00:30:00",
            "已报",
            "3",
            "2 项待核实或说明；迟报",
            "2",
            "2014.litigation.blank; 2014.year-before.jump.complaints"),
        records.get(2));
    assertEquals(
        "not filed, overdue",
        records(csv(List.of(MISSING), SHANGHAI, Locale.ENGLISH)).get(1).get(8));
  }

  @Test
  void oneFindingIsNotMany() {
    Duty one =
        duty(
            "620900-d",
            "丁局",
            FILED,
            StateName.SUBMITTED,
            false,
            0,
            List.of("2014.litigation.blank"));
    assertEquals(
        "1 finding to correct or explain; filed late", ChasingList.reasons(one, Locale.ENGLISH));
    assertEquals(
        "2 findings to correct or explain; filed late",
        ChasingList.reasons(UNEXPLAINED, Locale.ENGLISH));
  }

  @Test
  void aCalendarNamesItsLanguage() {
    assertTrue(calendar(List.of(), FILED).contains("PRODID:-//Tongbao//Tongbao 1.0//ZH\r\n"));
    String english = calendar(Map.of(), List.of(), FILED, Locale.ENGLISH);
    assertTrue(english.contains("PRODID:-//Tongbao//Tongbao 1.0//EN\r\n"), english);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+2", "+1", "-1+1", "@x", "\t=1", "\r=1", "\n=1", "＝1"})
  void noCellIsAFormula(String name) {
    Duty duty = duty("620900-x", name, null, null, true, 1, List.of());
    String csv = csv(List.of(duty), SHANGHAI, Locale.CHINESE);
    assertEquals("'" + name, records(csv).get(1).get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-417", "-0.5", "甲,乙局", "\"甲\"局", "甲\n局", "甲=局", ""})
  void otherNamesComeThroughAsTheyAre(String name) {
    Duty duty = duty("620900-x", name, null, null, true, 1, List.of());
    String csv = csv(List.of(duty), SHANGHAI, Locale.CHINESE);
    assertEquals(name, records(csv).get(1).get(1));
  }

  @Test
  void aCalendarHasTheDatesAndTheUnits() throws Exception {
    String name = "酒泉市公共资源交易中心𠮷𣲗".repeat(9) + "局；,\\";
    Duty long1 = duty("620900-c", name, null, null, true, 3, List.of());
    String text = calendar(List.of(MISSING, long1), Instant.parse("2017-02-03T00:00:00Z"));
    Calendar read = new CalendarBuilder().build(new StringReader(text));
    assertEquals(3, read.getComponents(Component.VEVENT).size());
    List<String> uids =
        read.getComponents(Component.VTODO).stream()
            .map(toDo -> toDo.getRequiredProperty(Property.UID).getValue())
            .toList();
    assertEquals(
        List.of("owing-2016-620900-a@620900.tongbao", "owing-2016-620900-c@620900.tongbao"), uids);
    assertEquals(
        "催报 " + name + "：2016 年政府信息公开统计",
        read.getComponents(Component.VTODO)
            .get(1)
            .getRequiredProperty(Property.SUMMARY)
            .getValue());
    assertTrue(text.contains("DUE;VALUE=DATE:20170131\r\n"), text);
    assertTrue(text.contains("DTSTART;VALUE=DATE:20170331\r\n"), text);
  }

  @Test
  void noLineIsLongerThanTheStandardAllows() {
    Duty duty = duty("620900-c", "酒泉𠮷".repeat(60), null, null, true, 3, List.of());
    String text = calendar(List.of(duty), Instant.parse("2017-02-03T00:00:00Z"));
    for (String line : text.split("\r\n", -1)) {
      assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
    }
  }

  @Test
  void theNextFeedHasTheSameUids() {
    assertEquals(
        uids(calendar(List.of(MISSING), Instant.parse("2017-02-03T00:00:00Z"))),
        uids(calendar(List.of(MISSING), Instant.parse("2017-02-04T00:00:00Z"))));
  }

  private static List<String> uids(String calendar) {
    return calendar.lines().filter(line -> line.startsWith("UID:")).toList();
  }

  private static String calendar(List<Duty> duties, Instant now) {
    Map<UnitKind, LocalDate> dates = new EnumMap<>(UnitKind.class);
    dates.put(UnitKind.DEPARTMENT, DUE);
    dates.put(UnitKind.GOVERNMENT_OFFICE, DUE);
    dates.put(UnitKind.AREA_ROLLUP, LocalDate.of(2017, 3, 31));
    return calendar(dates, duties, now, Locale.CHINESE);
  }

  private static String calendar(
      Map<UnitKind, LocalDate> dates, List<Duty> duties, Instant now, Locale language) {
    StringBuilder text = new StringBuilder();
    ChasingCalendar calendar = new ChasingCalendar(text, 2016, "620900", now, language);
    calendar.begin(dates);
    duties.forEach(calendar::add);
    calendar.end();
    return text.toString();
  }

  private static String csv(List<Duty> duties, ZoneId zone, Locale language) {
    StringBuilder text = new StringBuilder();
    ChasingList list = new ChasingList(text, zone, language);
    duties.forEach(list::add);
    return text.toString();
  }

  private static List<List<String>> records(String csv) {
    try (CSVParser parser = CSVParser.parse(csv.substring(1), CsvText.FORMAT)) {
      return parser.getRecords().stream().map(CSVRecord::toList).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
