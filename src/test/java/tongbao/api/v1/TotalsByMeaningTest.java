package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tongbao.check.Forms;
import tongbao.edition.Cell;
import tongbao.edition.Edition;

/** Totals of numbers that are more than addends: what follows, what is a stock, what has a unit. */
@QuarkusTest
class TotalsByMeaningTest {

  private static final String AMOUNT = "disclosure.procurement@amount";
  private static final String WHOLE =
      "requests.other.*=blank,requests.other@natural-person=4,requests.other@business=0,"
          + "requests.other@research=0,requests.other@public-benefit=0,"
          + "requests.other@legal-services=0,requests.other@other=0,requests.other@total=4,"
          + "requests.new@natural-person=4,requests.new@total=4,"
          + "requests.total@natural-person=4,requests.total@total=4";
  private static final String PARTS =
      "requests.other.no-supplement@business=2,requests.other.no-supplement@total=blank,"
          + "requests.other.other@business=1,requests.other.other@total=1,"
          + "requests.new@business=3,requests.new@total=blank,"
          + "requests.total@business=3,requests.total@total=blank,"
          + "disclosure.normative-documents@in-force=7";

  private static String path(int year, String area) {
    return "/api/v1/totals/" + year + "?area=" + area;
  }

  private static String of(String cell) {
    return "totals.find { it.code == '" + cell + "' }";
  }

  @Test
  void aBlankTotalCountsForItsPartsAndAGroupForItsRows() {
    Calls.area("620981", "合计区");
    for (String unit : List.of("meaning-a", "meaning-b", "meaning-c")) {
      Calls.unit(unit, "620981");
    }
    Calls.post(Calls.form(Forms.E2021, "meaning-a", 2022, WHOLE)).then().statusCode(201);
    Instant between = Instant.now();
    Response effect =
        Calls.json(Calls.form(Forms.E2021, "meaning-b", 2022, PARTS))
            .post(Calls.FILINGS + "?validateOnly=true");
    Calls.post(Calls.form(Forms.E2021, "meaning-b", 2022, PARTS)).then().statusCode(201);
    ObjectNode nothing = Calls.JSON.createObjectNode().put("unit", "meaning-c").put("year", 2022);
    nothing.putObject("values");
    Calls.post(nothing).then().statusCode(201);

    Response totals = Calls.call().get(path(2022, "620981"));
    totals
        .then()
        .body(of("requests.other@total") + ".value", is(7))
        .body(of("requests.other@total") + ".totalling", is("from-parts"))
        .body(of("requests.other@total") + ".reason", containsString("勿再与各分项相加"))
        .body(of("requests.other.no-supplement@total") + ".value", is(2))
        .body(of("requests.other.no-supplement@total") + ".blank", is(2))
        .body(of("requests.new@total") + ".value", is(7))
        .body(of("requests.new@total") + ".blank", is(1))
        .body(of("requests.total@total") + ".value", is(7))
        .body(of("requests.granted@business") + ".totalling", is("added"))
        .body(of("requests.granted@business") + ".reason", nullValue())
        .body(of("disclosure.normative-documents@in-force") + ".value", is(7))
        .body(of("disclosure.normative-documents@in-force") + ".totalling", is("stock"))
        .body(of("disclosure.normative-documents@in-force") + ".reason", notNullValue())
        .body("apart", empty());
    Calls.call()
        .header("Accept-Language", "en")
        .get(path(2022, "620981"))
        .then()
        .body(of("disclosure.normative-documents@in-force") + ".reason", containsString("A stock"));
    Calls.call()
        .get("/api/v1/totals/2022/requests.new@total?area=620981")
        .then()
        .body("parts.find { it.unit == 'meaning-a' }.derived", is(false))
        .body("parts.find { it.unit == 'meaning-b' }.derived", is(true))
        .body("parts.find { it.unit == 'meaning-b' }.value", is(3))
        .body("parts.find { it.unit == 'meaning-c' }.value", nullValue())
        .body("blankUnits", contains("meaning-c"));
    // The city has other units too: what the sheet adds is the same.
    JsonPath told = effect.jsonPath();
    assertEquals(
        0,
        new BigDecimal(3)
            .compareTo(
                difference(told, "requests.new@total", "value")
                    .subtract(difference(told, "requests.new@total", "now"))));
    addsUp(Forms.E2021, 2022, "620981", "");
    addsUp(Forms.E2021, 2022, "620981", "&asOf=" + between);
    addsUp(Forms.E2021, 2022, "620981", "&lineage=now");
    addsUp(Forms.E2021, 2022, "620981", "&basis=accepted");
    JsonPath changes =
        Calls.call().get("/api/v1/totals/2022/changes?area=620981&from=" + between).jsonPath();
    assertEquals(
        0,
        new BigDecimal(3)
            .compareTo(
                new BigDecimal(
                    changes.getString(
                        "cells.find { it.code == 'requests.other@total' }.difference"))));
  }

  private static BigDecimal difference(JsonPath answer, String cell, String member) {
    String value = answer.getString("totals.cells.find { it.code == '" + cell + "' }." + member);
    return value == null ? BigDecimal.ZERO : new BigDecimal(value);
  }

  @Test
  void amountsInDifferentUnitsAreNeverAdded() {
    Calls.area("620982", "采购区");
    for (String unit : List.of("measure-a", "measure-b", "measure-c", "measure-d")) {
      Calls.unit(unit, "620982");
    }
    Calls.post(bought("measure-a", "12.5", "万元")).then().statusCode(201);
    Response first = Calls.post(bought("measure-b", "300", "元"));
    Instant between = Instant.now();
    Calls.post(bought("measure-c", "7", null)).then().statusCode(201);
    Calls.post(bought("measure-d", "100", "元")).then().statusCode(201);
    Calls.put("measure-b", 2020, first.header("ETag"), bought("measure-b", "0.03", "万元"))
        .then()
        .statusCode(200);
    Calls.call()
        .get(path(2020, "620982"))
        .then()
        .body(of(AMOUNT) + ".value", nullValue())
        .body(of(AMOUNT) + ".unit", nullValue())
        .body(of(AMOUNT) + ".totalling", is("by-measure"))
        .body(of(AMOUNT) + ".filed", is(4))
        .body(of(AMOUNT) + ".blank", is(0))
        .body("apart.code", contains(AMOUNT))
        .body("apart[0].reason", notNullValue())
        .body("apart[0].values.find { it.unit == '万元' }.value", is(new BigDecimal("12.53")))
        .body("apart[0].values.find { it.unit == '万元' }.filed", is(2))
        .body("apart[0].values.find { it.unit == '元' }.value", is(100))
        .body("apart[0].values.find { it.unit == null }.value", is(7));
    Calls.call()
        .get("/api/v1/totals/2020/" + AMOUNT + "?area=620982&lineage=now")
        .then()
        .body("value", nullValue())
        .body("apart.size()", is(3))
        .body("parts.find { it.unit == 'measure-a' }.measure", is("万元"))
        .body("parts.find { it.unit == 'measure-c' }.measure", nullValue())
        .body("groups.value", everyItem(nullValue()));
    Calls.call()
        .get("/api/v1/totals/2020/changes?area=620982&from=" + between)
        .then()
        .body("cells.find { it.code == '" + AMOUNT + "' && it.unit == '元' }.difference", is(-200))
        .body(
            "cells.find { it.code == '" + AMOUNT + "' && it.unit == '万元' }.difference",
            is(new BigDecimal("0.03")))
        .body("cells.find { it.code == '" + AMOUNT + "' && it.unit == null }.difference", is(7));
    addsUp(Forms.E2019, 2020, "620982", "");
    addsUp(Forms.E2019, 2020, "620982", "&asOf=" + between);
  }

  private static ObjectNode bought(String unit, String amount, String measure) {
    ObjectNode submission = Calls.form(Forms.E2019, unit, 2020, AMOUNT + "=" + amount);
    if (measure != null) {
      submission.putObject("units").put(AMOUNT, measure);
    }
    return submission;
  }

  /** For a few cells of each kind the parts of the drill-down add up to the total exactly. */
  private static void addsUp(Edition edition, int year, String area, String more) {
    JsonPath totals = Calls.call().get(path(year, area) + more).jsonPath();
    List<Cell> cells = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Cell cell : edition.cells()) {
      String kind = cell.totalling() + " " + cell.alternative();
      if (seen.merge(kind, 1, Integer::sum) <= 3 || cell.code().value().endsWith("@total")) {
        cells.add(cell);
      }
    }
    for (Cell cell : cells) {
      String code = cell.code().value();
      JsonPath breakdown =
          Calls.call()
              .get("/api/v1/totals/" + year + "/" + code + "?area=" + area + more)
              .jsonPath();
      Map<String, BigDecimal> byMeasure = new HashMap<>();
      for (Map<String, Object> part : breakdown.<Map<String, Object>>getList("parts")) {
        if (part.get("value") != null) {
          byMeasure.merge(
              String.valueOf(part.get("measure")),
              new BigDecimal(String.valueOf(part.get("value"))),
              BigDecimal::add);
        }
      }
      String total = totals.getString(of(code) + ".value");
      assertEquals(total, breakdown.getString("value"), code);
      if (breakdown.getList("apart").isEmpty()) {
        BigDecimal sum = byMeasure.get("null");
        assertEquals(total == null, sum == null, code);
        if (sum != null) {
          assertEquals(0, sum.compareTo(new BigDecimal(total)), code);
        }
      }
      for (Map<String, Object> apart : breakdown.<Map<String, Object>>getList("apart")) {
        BigDecimal sum = byMeasure.get(String.valueOf(apart.get("unit")));
        assertEquals(0, sum.compareTo(new BigDecimal(String.valueOf(apart.get("value")))), code);
      }
    }
  }

  @Test
  void theFormTellsHowEachCellIsTotalled() {
    JsonPath form = Calls.call().get("/api/v1/editions/2021").jsonPath();
    assertEquals(200, form.getList("rows.cells.flatten()").size());
    String group = "rows.find { it.code == 'requests.other' }";
    assertEquals("heading", form.getString(group + ".type"));
    assertEquals(List.of(), form.getList(group + ".cells"));
    assertEquals(7, form.getList(group + ".alternativeCells").size());
    String pending = "rows.cells.flatten().find { it.code == 'reconsideration@pending' }";
    assertEquals("added", form.getString(pending + ".totalling"));
    assertEquals(false, form.getBoolean(pending + ".addableOverYears"));
    String granted = "rows.cells.flatten().find { it.code == 'requests.granted@business' }";
    assertEquals("法人或其他组织", form.getString(granted + ".group"));
    assertEquals(true, form.getBoolean(granted + ".addableOverYears"));
    assertEquals(
        "Art. 37", form.getString("rows.find { it.code == 'requests.partly-granted' }.basis"));
    JsonPath older = Calls.call().get("/api/v1/editions/2019").jsonPath();
    String amount = "rows.cells.flatten().find { it.code == '" + AMOUNT + "' }";
    assertEquals(List.of("元", "万元"), older.getList(amount + ".measures"));
    assertEquals("by-measure", older.getString(amount + ".totalling"));
  }
}
