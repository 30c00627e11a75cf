package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.edition.Editions;

/** A number over the years, across the three forms. */
@QuarkusTest
class SeriesTest {

  private static final Editions EDITIONS = Editions.load(SeriesTest.class.getClassLoader());
  private static final String AREA = "620951";
  private static final String RANGE = "?from=2017&to=2022&area=" + AREA;

  @BeforeEach
  void file() {
    if (Calls.call().get("/api/v1/areas/" + AREA).statusCode() == 200) {
      return;
    }
    Calls.area(AREA, "序列区");
    Calls.unit("series-a", AREA);
    Calls.unit("series-b", AREA);
    hand("series-a", 2017, Map.of("requests.received", 7, "requests.received.online", 7));
    hand(
        "series-a",
        2018,
        Map.of(
            "requests.received",
            8,
            "requests.received.online",
            8,
            "reconsideration",
            3,
            "reconsideration.upheld",
            2,
            "reconsideration.other",
            1));
    hand("series-a", 2019, requests(19, "requests.other", 5, true));
    hand("series-a", 2020, requests(20, "requests.other", 6, true));
    hand("series-a", 2021, requests(21, "requests.other.no-payment", 2, true));
    hand("series-b", 2021, requests(100, "requests.other", 4, false));
  }

  private static Map<String, Integer> requests(int asked, String row, int other, boolean pending) {
    return Map.of(
        "requests.new@natural-person",
        asked,
        "requests.new@total",
        asked,
        row + "@natural-person",
        other,
        row + "@total",
        other,
        "requests.total@natural-person",
        other,
        "requests.total@total",
        other,
        "requests.carried-out@natural-person",
        asked - other,
        "requests.carried-out@total",
        asked - other,
        "reconsideration@pending",
        pending ? 4 : 0,
        "reconsideration@total",
        pending ? 4 : 0);
  }

  /** Zeros but for some cells; of a group and its parts what is given. */
  private static void hand(String unit, int year, Map<String, Integer> cells) {
    ObjectNode submission = Calls.JSON.createObjectNode().put("unit", unit).put("year", year);
    ObjectNode values = submission.putObject("values");
    boolean group = cells.containsKey("requests.other@total");
    EDITIONS.forYear(year).orElseThrow().cells().stream()
        .filter(cell -> cell.alternative() ? group : !group || !instead(cell.code().value(), year))
        .forEach(cell -> values.put(cell.code().value(), 0));
    if (year < 2019) {
      values.put("organisation.staff", 1).put("organisation.staff.full-time", 1);
    }
    cells.forEach(values::put);
    Calls.post(submission).then().statusCode(201);
  }

  private static boolean instead(String code, int year) {
    return year >= 2021 && code.startsWith("requests.other.");
  }

  private static ValidatableResponse series(String cell, String query) {
    return Calls.call()
        .header("Accept-Language", "en")
        .get("/api/v1/series/" + cell + query)
        .then();
  }

  @ParameterizedTest
  @CsvSource({"requests.received,2014", "requests.new@total,2021"})
  void aNumberGoesOnAcrossTheFormsFromEitherEnd(String cell, String edition) {
    series(cell, RANGE)
        .statusCode(200)
        .body("edition", is(edition))
        .body("years.year", contains(2017, 2018, 2019, 2020, 2021, 2022))
        .body("years.edition", contains("2014", "2014", "2019", "2019", "2021", "2021"))
        .body("years.value", contains(is(7), is(8), is(19), is(20), is(121), nullValue()))
        .body("years.comparable", everyItem(is(true)))
        .body("years[0].cells.code", contains("requests.received"))
        .body("years[2].cells.code", contains("requests.new@total"))
        .body("years[4].coverage.expected", is(2))
        .body("years[4].coverage.filed", is(2))
        .body("years[2].coverage.filed", is(1))
        .body("breaks.before", contains(2019, 2019, 2021))
        .body("breaks.kind", contains("law", "form", "form"))
        .body("breaks[0].note", containsString("15 May 2019"));
  }

  @Test
  void whatIsTakenAwayIsTakenAway() {
    series("reconsideration", RANGE)
        .statusCode(200)
        .body("addableOverYears", is(false))
        .body("years[1].value", is(3))
        .body("years[2].value", is(0))
        .body("years[2].cells.sign", contains("+", "-"))
        .body("years[2].verdict", is("approximate"))
        .body("breaks.findAll { it.kind == 'approximate' }.before", contains(2019));
  }

  /** One unit gives the three parts, the other prints the group as a single row. */
  @Test
  void aGroupPrintedAsOneRowIsAddedToThePartsOfOthers() {
    series("requests.other@total", RANGE)
        .statusCode(200)
        .body("edition", is("2019"))
        .body("years[0].comparable", is(false))
        .body("years[0].value", nullValue())
        .body("years[0].reason", containsString("no such row"))
        .body("years[2].value", is(5))
        .body("years[4].value", is(6))
        .body("years[4].cells.code", contains("requests.other@total"))
        .body("years[4].blank", is(0))
        .body("years[4].verdict", is("sum-of"));
    series("requests.other.no-payment@total", RANGE)
        .statusCode(200)
        .body("years.comparable", contains(false, false, false, false, true, true))
        .body("years[3].reason", containsString("requests.other@total"));
  }

  @Test
  void nothingComparableIsRefusedWithTheReasons() {
    Calls.call()
        .get("/api/v1/series/disclosure.items?from=2019&to=2022")
        .then()
        .statusCode(422)
        .body("type", is("/problems/not-comparable"))
        .body("detail", containsString("2019 年至 2022 年"))
        .body("reasons.edition", contains("2019", "2021"))
        .body("reasons[0].reason", startsWith("新表没有主动公开信息总数"));
    series("disclosure.items", "?from=2018&to=2019").statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "requests.new@totl,      ?from=2019,           404, unknown-cell",
    "requests,               ?from=2019,           404, unknown-cell",
    "requests.new@total,     ?from=2013,           404, no-edition",
    "requests.new@total,     ?area=699999,         404, unknown-area",
    "requests.new@total,     ?from=2020&to=2019,   400, invalid-parameter",
    "requests.new@total,     ?to=9000,             400, invalid-parameter",
    "requests.new@total,     ?from=x,              400, invalid-parameter",
    "requests.new@total,     ?years=5,             400, unknown-parameter",
  })
  void refusesWhatItCannotMean(String cell, String query, int status, String type) {
    series(cell, query).statusCode(status).body("type", is("/problems/" + type));
  }

  @Test
  void asCsvOneLineAYear() {
    List<String> lines =
        Calls.call()
            .header("Accept", "text/csv")
            .get("/api/v1/series/reconsideration" + RANGE)
            .then()
            .statusCode(200)
            .header("Content-Language", "zh")
            .extract()
            .asString()
            .lines()
            .toList();
    assertEquals(7, lines.size());
    assertEquals(
        "year,edition,comparable,value,unit,expected,filed,blank,cells,verdict,approximate,breaks,notes",
        lines.get(0).substring(1));
    assertTrue(lines.get(2).startsWith("2018,2014,true,3,件,2,1,0,reconsideration,same,false,"));
    assertTrue(
        lines
            .get(3)
            .startsWith(
                "2019,2019,true,0,件,2,1,0,reconsideration@total - reconsideration@pending,approximate,true,law: 修订后的"),
        lines.get(3));
  }

  @Test
  void whatChangedBetweenTwoFormsIsThereBothWays() {
    Calls.call()
        .header("Accept-Language", "en")
        .get("/api/v1/editions/2019/changes/2021")
        .then()
        .statusCode(200)
        .body("from.id", is("2019"))
        .body("breaks.kind", contains("form"))
        .body("rows.find { it.code == 'disclosure.charges' }.differs", contains("type", "columns"))
        .body("rows.find { it.code == 'disclosure.procurement' }.change", is("dropped"))
        .body(
            "cells.find { it.verdict == 'narrower' }.to.code",
            contains("disclosure.normative-documents@issued"))
        .body("cells.findAll { it.change == 'added' }", hasSize(12))
        .body("cells.findAll { it.verdict == 'none' }.notes.flatten()", hasSize(29));
    Calls.call()
        .get("/api/v1/editions/2021/changes/2014")
        .then()
        .statusCode(200)
        .body("breaks.kind", contains("law", "form", "form"))
        .body("cells.find { it.to.code == ['requests.answered.refused'] }.from", hasSize(8));
    for (String path : List.of("2013/changes/2014", "2014/changes/2013")) {
      Calls.call()
          .get("/api/v1/editions/" + path)
          .then()
          .statusCode(404)
          .body("type", is("/problems/unknown-edition"))
          .body("edition", is("2013"));
    }
  }
}
