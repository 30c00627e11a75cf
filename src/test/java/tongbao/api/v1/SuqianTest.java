package tongbao.api.v1;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tongbao.check.Forms;

/**
 * 宿迁 published for 2023 how many requests each of its eleven areas handled, carried-in ones
 * included: 3607 together. Which of them were carried in and out is published for the city only;
 * how they are split over the areas here is ours.
 */
@QuarkusTest
class SuqianTest {

  private static final String CITY = "321300";

  /**
   * What an area reported.
   *
   * @param handled new requests and those carried in, as published
   */
  private record Area(
      String unit, String code, String name, int handled, int carriedIn, int carriedOut) {

    private String changes() {
      return "requests.new@natural-person=%1$d,requests.new@total=%1$d,"
          .formatted(handled - carriedIn)
          .concat(
              "requests.carried-in@natural-person=%1$d,requests.carried-in@total=%1$d,"
                  .formatted(carriedIn))
          .concat(
              "requests.granted@natural-person=%1$d,requests.granted@total=%1$d,"
                  .formatted(handled - carriedOut))
          .concat(
              "requests.total@natural-person=%1$d,requests.total@total=%1$d,"
                  .formatted(handled - carriedOut))
          .concat(
              "requests.carried-out@natural-person=%1$d,requests.carried-out@total=%1$d"
                  .formatted(carriedOut));
    }
  }

  private static final List<Area> AREAS =
      List.of(
          new Area("suqian-gov", CITY, "市政府", 349, 9, 12),
          new Area("suqian-departments", CITY, "市各有关部门", 933, 25, 31),
          new Area("suqian-shuyang", "321322", "沭阳县", 477, 13, 16),
          new Area("suqian-siyang", "321323", "泗阳县", 301, 8, 10),
          new Area("suqian-sihong", "321324", "泗洪县", 874, 24, 29),
          new Area("suqian-suyu", "321311", "宿豫区", 216, 6, 7),
          new Area("suqian-sucheng", "321302", "宿城区", 348, 9, 12),
          new Area("suqian-jingkai", "321371", "宿迁经济技术开发区", 55, 1, 2),
          new Area("suqian-hubin", "321372", "市湖滨新区", 26, 1, 1),
          new Area("suqian-yuanqu", "321373", "苏州宿迁工业园区", 12, 0, 1),
          new Area("suqian-yanghe", "321374", "市洋河新区", 16, 0, 0));

  @Test
  void elevenAreasAddUpToThePublished3607() {
    Calls.area(CITY, "宿迁市");
    for (Area area : AREAS) {
      if (!area.code().equals(CITY)) {
        Calls.json(Calls.JSON.createObjectNode().put("name", area.name()).put("parent", CITY))
            .put("/api/v1/areas/" + area.code())
            .then()
            .statusCode(201);
      }
      Calls.json(
              Calls.JSON
                  .createObjectNode()
                  .put("name", area.name())
                  .put("area", area.code())
                  .put("kind", "government-office"))
          .put("/api/v1/units/" + area.unit())
          .then()
          .statusCode(201);
      Calls.post(Calls.form(Forms.E2021, area.unit(), 2023, area.changes())).then().statusCode(201);
    }
    Calls.call()
        .get("/api/v1/totals/2023?area=" + CITY)
        .then()
        .body("coverage.expected", is(11))
        .body("coverage.filed", is(11))
        .body("totals.code", hasItem("requests.new@total"));
    BigDecimal received = total("requests.new@total").add(total("requests.carried-in@total"));
    assertEquals(new BigDecimal(3607), received);
    assertEquals(received, total("requests.total@total").add(total("requests.carried-out@total")));
    assertEquals(new BigDecimal(3511), total("requests.new@total"));
    assertEquals(new BigDecimal(121), total("requests.carried-out@total"));

    Map<String, BigDecimal> handled = new LinkedHashMap<>();
    for (String cell : List.of("requests.new@total", "requests.carried-in@total")) {
      JsonPath breakdown =
          Calls.call().get("/api/v1/totals/2023/" + cell + "?area=" + CITY).jsonPath();
      List<Map<String, Object>> parts = breakdown.getList("parts");
      BigDecimal sum = BigDecimal.ZERO;
      for (Map<String, Object> part : parts) {
        BigDecimal value = new BigDecimal(String.valueOf(part.get("value")));
        sum = sum.add(value);
        handled.merge(String.valueOf(part.get("unit")), value, BigDecimal::add);
      }
      assertEquals(0, sum.compareTo(new BigDecimal(breakdown.getString("value"))));
    }
    for (Area area : AREAS) {
      assertEquals(new BigDecimal(area.handled()), handled.get(area.unit()), area.name());
    }
  }

  private static BigDecimal total(String cell) {
    return new BigDecimal(
        Calls.call()
            .get("/api/v1/totals/2023?area=" + CITY)
            .jsonPath()
            .getString("totals.find { it.code == '" + cell + "' }.value"));
  }
}
