package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongbao.check.Forms;

/** The real filing of 2016 from the counter to the totals. */
@QuarkusTest
class RealFilingTest {

  private static final String AREA = "620901";
  private static final String UNIT = "real-zhijian";
  private static Response handedIn;

  @BeforeEach
  void handIn() {
    if (handedIn != null) {
      return;
    }
    Calls.area(AREA, "试验区");
    Calls.unit(UNIT, AREA);
    handedIn = Calls.post(Calls.real(UNIT, 2016));
  }

  @Test
  void isTakenAndAskedAbout() {
    handedIn
        .then()
        .statusCode(201)
        .header("Location", "/api/v1/filings/2016/" + UNIT)
        .header("ETag", startsWith("\"1-"))
        .body("revision", is(BigDecimal.ONE.intValue()))
        .body("state", is("submitted"))
        .body("findings.severity", everyItem(is("verify")))
        .body(
            "findings.rule",
            containsInAnyOrder(
                "2014.disclosure.channels.other.union",
                "2014.responses.topics.requires",
                "2014.responses.topics.at-most",
                "2014.complaints.requires",
                "2014.organisation.staff.part-time.blank"));
  }

  @Test
  void keepsEveryNumberAndItsBlank() {
    Map<String, Object> values = handedIn.path("values");
    assertEquals(58, values.size());
    for (Map.Entry<String, JsonNode> cell : Forms.jiuquan2016().get("values").properties()) {
      Object kept = values.get(cell.getKey());
      if (cell.getValue().isNull()) {
        assertNull(kept, cell.getKey());
      } else {
        assertEquals(
            cell.getValue().decimalValue().toString(), String.valueOf(kept), cell.getKey());
      }
    }
  }

  @Test
  void itsTotalsAreItsValues() {
    Response totals = Calls.call().queryParam("area", AREA).get("/api/v1/totals/2016");
    totals
        .then()
        .statusCode(200)
        .body("coverage.expected", is(1))
        .body("coverage.filed", is(1))
        .body("coverage.missing", hasSize(0))
        .body("totals", hasSize(58));
    Map<String, Object> values = handedIn.path("values");
    List<Map<String, Object>> cells = totals.path("totals");
    for (Map<String, Object> cell : cells) {
      String code = (String) cell.get("code");
      assertEquals(values.get(code), cell.get("value"), code);
      boolean blank = code.equals("organisation.staff.part-time");
      assertEquals(blank ? 1 : 0, cell.get("blank"), code);
    }
  }

  @Test
  void aTotalComesApart() {
    Calls.call()
        .queryParam("area", AREA)
        .get("/api/v1/totals/2016/disclosure.channels.other")
        .then()
        .statusCode(200)
        .body("number", is("1.2.5"))
        .body("value", is(1200))
        .body("parts.unit", contains(UNIT))
        .body("parts.value", contains(1200))
        .body("blankUnits", hasSize(0));
    Calls.call()
        .queryParam("area", AREA)
        .get("/api/v1/totals/2016/organisation.staff.part-time")
        .then()
        .body("value", nullValue())
        .body("blank", is(1))
        .body("blankUnits", contains(UNIT));
  }

  @Test
  void readsInEnglishWhenAsked() {
    Calls.call()
        .header("Accept-Language", "en")
        .get("/api/v1/filings/2016/" + UNIT)
        .then()
        .statusCode(200)
        .header("Content-Language", "en")
        .body("findings[0].message", startsWith("“via other means” (1.2.5) is 1200, more than"));
  }

  @Test
  void anUnchangedFilingIsNotSentAgain() {
    Response first = Calls.call().get("/api/v1/filings/2016/" + UNIT);
    Calls.call()
        .header("If-None-Match", first.header("ETag"))
        .get("/api/v1/filings/2016/" + UNIT)
        .then()
        .statusCode(304)
        .header("ETag", first.header("ETag"));
    assertEquals(handedIn.asString(), first.asString());
  }

  @Test
  void unchangedTotalsAreNotSentAgain() {
    String path = "/api/v1/totals/2016?area=" + AREA;
    String tag = Calls.call().get(path).header("ETag");
    Calls.call().header("If-None-Match", tag).get(path).then().statusCode(304);
    Calls.call().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    Calls.call()
        .header("If-None-Match", tag)
        .get(path + "&basis=published")
        .then()
        .statusCode(200)
        .header("ETag", not(equalTo(tag)))
        .body("coverage.filed", is(0))
        .body("coverage.missing", contains(UNIT))
        .body("totals.value", everyItem(nullValue()));
  }

  @Test
  void aDryRunStoresNothing() {
    Calls.unit("real-dry", "620900");
    Calls.json(Calls.real("real-dry", 2016))
        .queryParam("validateOnly", "true")
        .post(Calls.FILINGS)
        .then()
        .statusCode(200)
        .body("valid", is(true))
        .body("wouldAnswer", is(201))
        .body("findings", hasSize(5));
    Calls.call().get("/api/v1/filings/2016/real-dry").then().statusCode(404);
    Calls.json(Calls.real(UNIT, 2016))
        .queryParam("validateOnly", "true")
        .post(Calls.FILINGS)
        .then()
        .statusCode(200)
        .body("wouldAnswer", is(409));
    Calls.json(Calls.sheet("real-dry", 2016, Map.of("requests.received", 3)))
        .queryParam("validateOnly", "true")
        .post(Calls.FILINGS)
        .then()
        .statusCode(200)
        .body("valid", is(false))
        .body("wouldAnswer", is(422));
  }
}
