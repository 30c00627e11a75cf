package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same filings, added up as organised then and as organised now. */
@QuarkusTest
class LineageTest {

  private static final String CELL = "training.meetings";
  private static final int UNITS = 10;

  @Test
  void aMergedBureauCountsUnderItsSuccessor() {
    Calls.area("650000", "甲州");
    Calls.area("650021", "乙县");
    put("lin-jianguan", "{'name':'市场监督管理局','area':'650000','firstYear':2017}");
    put("lin-zhijian", "{'name':'质监局','area':'650021','lastYear':2016,'successor':'lin-jianguan'}");
    put(
        "lin-gongshang",
        "{'name':'工商局','successor':'lin-zhijian','lastYear':2015,'area':'650021'}");
    file("lin-gongshang", 2015, 2);
    file("lin-zhijian", 2015, 3);
    breakdown(2015, "650021", "then")
        .then()
        .body("lineage", is("then"))
        .body("value", is(5))
        .body("parts.countedUnder", contains("lin-gongshang", "lin-zhijian"))
        .body("groups.size()", is(0));
    breakdown(2015, "650021", "now")
        .then()
        .body("coverage.expected", is(0))
        .body("parts.size()", is(0));
    breakdown(2015, "650000", "now")
        .then()
        .body("lineage", is("now"))
        .body("coverage.filed", is(2))
        .body("parts.unit", contains("lin-gongshang", "lin-zhijian"))
        .body("parts.countedUnder", contains("lin-jianguan", "lin-jianguan"))
        .body("groups.countedUnder", contains("lin-jianguan"))
        .body("groups[0].value", is(5))
        .body("groups[0].area", is("650000"));
    Calls.call().get("/api/v1/totals/2015?lineage=later").then().statusCode(400);
  }

  @Test
  void aUnitThatMovedCountsWhereItWas() {
    Calls.area("650100", "丙市");
    Calls.area("650121", "丁县");
    Calls.area("650122", "戊县");
    put(
        "lin-moved",
        "{'name':'某局','memberships':[{'area':'650121','lastYear':2015},"
            + "{'area':'650122','firstYear':2017}]}");
    file("lin-moved", 2015, 7);
    breakdown(2015, "650121", "then").then().body("value", is(7));
    breakdown(2015, "650122", "then").then().body("coverage.expected", is(0));
    breakdown(2015, "650121", "now").then().body("coverage.expected", is(0));
    breakdown(2015, "650122", "now")
        .then()
        .body("value", is(7))
        .body("parts[0].countedUnder", is("lin-moved"))
        .body("parts[0].area", is("650122"));
    breakdown(2016, "650100", "then").then().body("coverage.expected", is(0));
    Calls.post(Calls.sheet("lin-moved", 2016, Map.of()))
        .then()
        .statusCode(422)
        .body("findings.severity", hasItem("error"));
    Calls.call()
        .get("/api/v1/units?year=2015&area=650121")
        .then()
        .body("items.code", contains("lin-moved"));
    Calls.call().get("/api/v1/units?year=2016&area=650100").then().body("items.size()", is(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noReorganisationAddsOrLosesAnything(long seed) {
    String root = "65" + (seed + 1) + "000";
    List<String> leaves =
        List.of("65" + (seed + 1) + "021", "65" + (seed + 1) + "022", "65" + (seed + 1) + "023");
    Random random = new Random(seed);
    register(random, seed, root, leaves);
    Map<Integer, Integer> handedIn = fileAtRandom(random, seed);
    for (int year = 2014; year <= 2018; year++) {
      for (String lineage : List.of("then", "now")) {
        JsonPath city = breakdown(year, root, lineage).jsonPath();
        assertEquals(handedIn.getOrDefault(year, 0), number(city.get("value")), lineage + year);
        int sum = 0;
        int expected = 0;
        for (String leaf : leaves) {
          JsonPath part = breakdown(year, leaf, lineage).jsonPath();
          sum += number(part.get("value"));
          expected += part.getInt("coverage.expected");
        }
        assertEquals(number(city.get("value")), sum, lineage + year);
        assertEquals(city.getInt("coverage.expected"), expected, lineage + year);
        int grouped = 0;
        for (Object value : city.<Object>getList("groups.value")) {
          grouped += number(value);
        }
        assertEquals(lineage.equals("now") ? sum : 0, grouped, lineage + year);
      }
    }
  }

  /** Units that move and merge as they like; each is succeeded by one registered before it. */
  private static void register(Random random, long seed, String root, List<String> leaves) {
    StringBuilder areas = new StringBuilder("code,name,parent\n" + root + ",根,620900\n");
    leaves.forEach(leaf -> areas.append(leaf).append(",叶,").append(root).append('\n'));
    csv("/api/v1/areas?apply=true", areas.toString());
    StringBuilder units = new StringBuilder("code,name,memberships,successor\n");
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < UNITS; i++) {
      int end = i < 2 ? 9999 : 2014 + random.nextInt(4);
      int moved = 2014 + random.nextInt(3);
      String memberships =
          moved < end && random.nextBoolean()
              ? leaf(random, leaves) + ":-" + moved + ";" + leaf(random, leaves) + ":" + (moved + 1)
              : leaf(random, leaves) + ":";
      List<Integer> heirs = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        if (ends.get(j) > end) {
          heirs.add(j);
        }
      }
      ends.add(end);
      units
          .append("chaos-" + seed + "-" + i + ",单位" + seed + "-" + i + ",")
          .append(memberships + "-" + (end == 9999 ? "" : end) + ",")
          .append(i < 2 ? "" : "chaos-" + seed + "-" + heirs.get(random.nextInt(heirs.size())))
          .append('\n');
    }
    csv("/api/v1/units?apply=true", units.toString());
  }

  private static Map<Integer, Integer> fileAtRandom(Random random, long seed) {
    Map<Integer, Integer> handedIn = new HashMap<>();
    for (int i = 0; i < UNITS; i++) {
      for (int year = 2014; year <= 2018; year++) {
        int value = random.nextInt(1000);
        if (random.nextInt(3) > 0
            && Calls.post(Calls.sheet("chaos-" + seed + "-" + i, year, Map.of(CELL, value)))
                    .statusCode()
                == 201) {
          handedIn.merge(year, value, Integer::sum);
        }
      }
    }
    return handedIn;
  }

  private static String leaf(Random random, List<String> leaves) {
    return leaves.get(random.nextInt(leaves.size()));
  }

  private static int number(Object value) {
    return value == null ? 0 : new BigDecimal(value.toString()).intValueExact();
  }

  private static void csv(String path, String lines) {
    Calls.call()
        .contentType("text/csv; charset=UTF-8")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post(path)
        .then()
        .statusCode(200)
        .body("applied", is(true));
  }

  private static void put(String unit, String body) {
    Calls.json(body.replace('\'', '"')).put("/api/v1/units/" + unit).then().statusCode(201);
  }

  private static void file(String unit, int year, int value) {
    Calls.post(Calls.sheet(unit, year, Map.of(CELL, value))).then().statusCode(201);
  }

  private static Response breakdown(int year, String area, String lineage) {
    return Calls.call()
        .get("/api/v1/totals/" + year + "/" + CELL + "?area=" + area + "&lineage=" + lineage);
  }
}
