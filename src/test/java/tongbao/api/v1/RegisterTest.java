package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Areas, units, and what follows from them for totals. */
@QuarkusTest
class RegisterTest {

  @Test
  void anAreaFindsItsPlaceByItsCode() {
    Calls.area("621000", "庆阳市");
    Calls.area("621021", "庆城县");
    Calls.area("621021100", "庆城镇");
    area("621000").body("parent", is("620900"));
    area("621021").body("parent", is("621000"));
    area("621021100").body("parent", is("621021"));
    Calls.json("{\"name\":\"庆城\",\"parent\":\"620900\"}")
        .put("/api/v1/areas/621021")
        .then()
        .statusCode(200)
        .body("name", is("庆城"))
        .body("parent", is("620900"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          620900 | {"name":"酒泉市","parent":"622000"}  | 422 | /parent
          622021 | {"name":"x","parent":"999999"}       | 422 | /parent
          622000 | {"name":"x","parent":"622021"}       | 422 | /parent
          622000 | {"name":"x","parent":"622000"}       | 422 | /parent
          622000 | {"name":"","parent":"1"}             | 400 | /name
          622000 | {"name":"x","parent":"1"}            | 400 | /parent
          622000 | {"name":"x","parent":1}              | 400 | /parent
          622000 | {"name":"x","code":"622001"}         | 400 | /code
          """)
  void theTreeStaysATree(String code, String body, int status, String pointer) {
    Calls.json("{\"name\":\"甲\"}").put("/api/v1/areas/622000");
    Calls.json("{\"name\":\"乙\",\"parent\":\"622000\"}").put("/api/v1/areas/622021");
    Calls.json(body)
        .put("/api/v1/areas/" + code)
        .then()
        .statusCode(status)
        .body("errors.pointer", hasItems(pointer));
    area("622000").body("parent", is("620900"));
  }

  @Test
  void theRootHasNoParent() {
    area("620900").body("parent", nullValue()).body("name", is("酒泉市"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"x","area":"999999"}                        | 422 | /area
          {"name":"x","successor":"no-such"}                  | 422 | /successor
          {"name":"x","successor":"register-x"}               | 400 | /successor
          {"name":"x","kind":"bureau","area":"a"}             | 400 | /kind,/area
          {"name":"x","firstYear":2016,"lastYear":2015}       | 400 | /lastYear
          {"name":"x","firstYear":"2016"}                     | 400 | /firstYear
          {"name":"x","creditCode":"91350100M000100Y44"}      | 400 | /creditCode
          {"name":"x","aliases":"y"}                          | 400 | /aliases
          {"name":"x","aliases":["ok",1,""]}                  | 400 | /aliases/1,/aliases/2
          {"name":"x","creditCode":"000000000000000000"}      | 400 | /creditCode
          {"nmae":"x"}                                        | 400 | /name,/nmae
          """)
  void aUnitIsRegisteredRightOrNotAtAll(String body, int status, String pointers) {
    Calls.json(body)
        .put("/api/v1/units/register-x")
        .then()
        .statusCode(status)
        .body("errors.pointer", hasItems(pointers.split(",", -1)));
    Calls.call().get("/api/v1/units/register-x").then().statusCode(404);
  }

  @Test
  void aUnitIsKeptWhole() {
    String body =
        "{\"code\":\"register-a\",\"name\":\"甲局\",\"aliases\":[\"甲\",\"甲委\"],\"area\":\"620900\","
            + "\"kind\":\"government-office\",\"firstYear\":2014,\"lastYear\":2018,"
            + "\"successor\":null,\"creditCode\":\"91350100M000100Y43\","
            + "\"memberships\":[{\"area\":\"620900\",\"firstYear\":2014,\"lastYear\":2018}],"
            + "\"sameName\":[]}";
    Calls.json(body).put("/api/v1/units/register-a").then().statusCode(201);
    assertEquals(body, Calls.call().get("/api/v1/units/register-a").asString());
    Calls.json("{\"name\":\"乙局\"}").put("/api/v1/units/register-a").then().statusCode(200);
    Calls.call()
        .get("/api/v1/units/register-a")
        .then()
        .body("name", is("乙局"))
        .body("kind", is("department"))
        .body("lastYear", nullValue());
  }

  @Test
  void aFiledYearCannotFallOut() {
    Calls.unit("register-b", "620900");
    Calls.post(Calls.sheet("register-b", 2016, Map.of())).then().statusCode(201);
    Calls.json("{\"name\":\"x\",\"firstYear\":2017}")
        .put("/api/v1/units/register-b")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/firstYear"))
        .body("errors[0].detail", containsString("2016"));
    Calls.json("{\"name\":\"x\",\"lastYear\":2015}")
        .put("/api/v1/units/register-b")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/lastYear"));
    Calls.json("{\"name\":\"x\",\"firstYear\":2016,\"lastYear\":2016}")
        .put("/api/v1/units/register-b")
        .then()
        .statusCode(200);
  }

  @Test
  void aUnitsYearsCannotChangeUnderAFiling() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 30; round++) {
        String unit = "race-" + round;
        Calls.unit(unit, "620900");
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Integer> filed =
            two.submit(
                () -> {
                  start.await();
                  return Calls.post(Calls.sheet(unit, 2016, Map.of())).statusCode();
                });
        Future<Integer> changed =
            two.submit(
                () -> {
                  start.await();
                  return Calls.json("{\"name\":\"x\",\"lastYear\":2015}")
                      .put("/api/v1/units/" + unit)
                      .statusCode();
                });
        List<Integer> answers =
            List.of(filed.get(30, TimeUnit.SECONDS), changed.get(30, TimeUnit.SECONDS));
        assertTrue(
            answers.equals(List.of(201, 422)) || answers.equals(List.of(422, 200)),
            answers::toString);
      }
    } finally {
      two.shutdownNow();
    }
  }

  @Test
  void successorsNeverLeadBack() {
    Calls.unit("next-a", "620900");
    Calls.json("{\"name\":\"b\",\"lastYear\":2015,\"successor\":\"next-a\"}")
        .put("/api/v1/units/next-b");
    Calls.json("{\"name\":\"a\",\"lastYear\":2016,\"successor\":\"next-b\"}")
        .put("/api/v1/units/next-a")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", is("/successor"));
  }

  @Test
  void totalsFollowTheTreeAndNeverAddARollUp() {
    Calls.area("623000", "甲州");
    Calls.area("623021", "乙县");
    Calls.unit("tree-a", "623000");
    Calls.unit("tree-b", "623021");
    Calls.unit("tree-c", "623021");
    Calls.json("{\"name\":\"全州\",\"area\":\"623000\",\"kind\":\"area-rollup\"}")
        .put("/api/v1/units/tree-rollup")
        .then()
        .statusCode(201);
    Calls.json("{\"name\":\"旧局\",\"area\":\"623021\",\"lastYear\":2015}")
        .put("/api/v1/units/tree-gone")
        .then()
        .statusCode(201);
    Calls.post(Calls.sheet("tree-a", 2016, Map.of("training.meetings", 3)));
    Calls.post(Calls.sheet("tree-b", 2016, Map.of("training.meetings", 4)));
    Calls.post(Calls.sheet("tree-rollup", 2016, Map.of("training.meetings", 7)))
        .then()
        .statusCode(201);
    Calls.call()
        .get("/api/v1/totals/2016/training.meetings?area=623000")
        .then()
        .body("value", is(7))
        .body("coverage.expected", is(3))
        .body("coverage.filed", is(2))
        .body("coverage.missing", contains("tree-c"))
        .body("parts.unit", contains("tree-a", "tree-b"));
    Calls.call()
        .get("/api/v1/totals/2016/training.meetings?area=623021")
        .then()
        .body("value", is(4))
        .body("coverage.missing", contains("tree-c"));
    Calls.call()
        .get("/api/v1/totals/2015?area=623021")
        .then()
        .body("coverage.missing", contains("tree-b", "tree-c", "tree-gone"));
    Calls.call()
        .get("/api/v1/units?area=623000")
        .then()
        .body("items.code", contains("tree-a", "tree-b", "tree-c", "tree-gone", "tree-rollup"));
  }

  @Test
  void listsComePageByPage() {
    Calls.area("624000", "页州");
    for (String unit : List.of("page-a", "page-b", "page-c", "page-d", "page-e")) {
      Calls.unit(unit, "624000");
    }
    assertEquals(
        List.of("page-a", "page-b", "page-c", "page-d", "page-e"),
        walk("/api/v1/units?area=624000&limit=2", "items.code"));
    for (int year = 2014; year <= 2018; year++) {
      Calls.post(Calls.sheet("page-c", year, Map.of())).then().statusCode(201);
    }
    List<Object> years = new ArrayList<>(List.of(2014, 2015, 2016, 2017, 2018));
    assertEquals(years, walk("/api/v1/filings?unit=page-c&limit=2", "items.year"));
    assertEquals(years, walk("/api/v1/filings?unit=page-c&state=submitted", "items.year"));
    assertEquals(List.of(), walk("/api/v1/filings?unit=page-c&state=accepted", "items.year"));
    assertEquals(List.of(2016), walk("/api/v1/filings?unit=page-c&year=2016", "items.year"));
  }

  private static List<Object> walk(String first, String path) {
    List<Object> all = new ArrayList<>();
    String next = first;
    while (next != null) {
      Response page = Calls.call().urlEncodingEnabled(false).get(next);
      page.then().statusCode(200);
      all.addAll(page.<List<Object>>path(path));
      next = page.path("next");
      if (next != null) {
        assertEquals("<" + next + ">; rel=\"next\"", page.header("Link"));
      }
      assertNotNull(page.path("items"));
    }
    return all;
  }

  private static io.restassured.response.ValidatableResponse area(String code) {
    return Calls.call().get("/api/v1/areas/" + code).then().statusCode(200);
  }
}
