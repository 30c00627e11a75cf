package tongbao.api.v1;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is answered from memory is never older than the call. */
@QuarkusTest
class KeptAnswersTest {

  private static final String CELL = "training.meetings";
  private static final int CALLERS = 8;
  private static final int FILINGS_EACH = 6;

  private static String parts(String area) {
    return "/api/v1/totals/2016/" + CELL + "?area=" + area;
  }

  @Test
  void aTotalTakenApartHasATagThatChangesWithAFiling() {
    Calls.area("621401", "拆分区");
    Calls.unit("kept-a", "621401");
    Calls.unit("kept-b", "621401");
    Calls.post(Calls.sheet("kept-a", 2016, Map.of(CELL, 3))).then().statusCode(201);
    String tag = Calls.call().get(parts("621401")).header("ETag");
    Response same = Calls.call().header("If-None-Match", tag).get(parts("621401"));
    same.then()
        .statusCode(304)
        .header("ETag", is(tag))
        .header("Cache-Control", is(CacheRules.REVALIDATE));
    assertEquals(0, same.asByteArray().length);
    Response english =
        Calls.call()
            .header("Accept-Language", "en")
            .header("If-None-Match", tag)
            .get(parts("621401"));
    assertEquals(200, english.statusCode());
    assertNotEquals(tag, english.header("ETag"));

    Calls.post(Calls.sheet("kept-b", 2016, Map.of(CELL, 4))).then().statusCode(201);
    Calls.call()
        .header("If-None-Match", tag)
        .get(parts("621401"))
        .then()
        .statusCode(200)
        .body("value", is(7))
        .body("parts.unit", hasItem("kept-b"));
    Calls.call().get(parts("621499")).then().statusCode(404);
  }

  @Test
  void whoFilesFindsTheFilingWhateverOthersFileMeanwhile() throws Exception {
    Calls.area("621402", "同时区");
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<Void>> done = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        int mine = caller;
        done.add(callers.submit(() -> fileAndLook(mine)));
      }
      for (Future<Void> each : done) {
        each.get(5, TimeUnit.MINUTES);
      }
    } finally {
      callers.shutdownNow();
    }
    Calls.call()
        .get(parts("621402"))
        .then()
        .body("value", is(CALLERS * FILINGS_EACH))
        .body("parts", hasSize(CALLERS * FILINGS_EACH));
    Calls.call()
        .get("/api/v1/completeness/2016?area=621402")
        .then()
        .body("summary.filed", is(CALLERS * FILINGS_EACH));
  }

  private static Void fileAndLook(int caller) {
    for (int i = 0; i < FILINGS_EACH; i++) {
      String unit = "kept-" + caller + "-" + i;
      Calls.unit(unit, "621402");
      Calls.post(Calls.sheet(unit, 2016, Map.of(CELL, 1))).then().statusCode(201);
      JsonPath apart = Calls.call().get(parts("621402")).jsonPath();
      assertTrue(apart.getList("parts.unit").contains(unit), unit);
      assertEquals(apart.getList("parts").size(), apart.getInt("value"));
      Calls.call()
          .get("/api/v1/totals/2016?area=621402")
          .then()
          .body("coverage.missing.findAll { it == '" + unit + "' }", hasSize(0));
      Calls.call()
          .get("/api/v1/completeness/2016?limit=200&area=621402")
          .then()
          .body("items.find { it.unit == '" + unit + "' }.filed", is(true));
    }
    return null;
  }

  @Test
  void pagesOfAStateHoldWhatTheWholeListHasOfIt() {
    Calls.area("621403", "翻页区");
    for (int i = 0; i < 12; i++) {
      String unit = "paged-" + (char) ('a' + i);
      Calls.unit(unit, "621403");
      Calls.post(Calls.sheet(unit, 2015, Map.of(CELL, i))).then().statusCode(201);
      if (i % 5 == 3) {
        Calls.json("{\"decision\":\"send-back\",\"reasons\":[{\"text\":\"请核对。\"}]}")
            .post(Calls.FILINGS + "/2015/" + unit + "/decisions")
            .then()
            .statusCode(200);
      }
    }
    List<String> all = listed("year=2015", "");
    assertEquals(listed("year=2015&state=sent-back", "sent-back"), of(all, "sent-back"));
    assertEquals(listed("year=2015&state=submitted", "submitted"), of(all, "submitted"));
    assertTrue(of(all, "sent-back").contains("paged-d sent-back"));
  }

  private static List<String> of(List<String> all, String state) {
    return all.stream().filter(each -> each.endsWith(" " + state)).toList();
  }

  /** Units with their states, page by page. */
  private static List<String> listed(String query, String state) {
    List<String> found = new ArrayList<>();
    String page = Calls.FILINGS + "?limit=2&" + query;
    while (page != null) {
      JsonPath answer = Calls.call().urlEncodingEnabled(false).get(page).jsonPath();
      List<Map<String, Object>> items = answer.getList("items");
      assertTrue(items.size() <= 2);
      items.forEach(item -> found.add(item.get("unit") + " " + item.get("state")));
      page = answer.getString("next");
    }
    assertTrue(state.isEmpty() || found.stream().allMatch(each -> each.endsWith(" " + state)));
    return found;
  }
}
