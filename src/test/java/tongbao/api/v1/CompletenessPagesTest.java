package tongbao.api.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Pages of completeness put together are the list, and its summary counts it, whatever happens. */
@QuarkusTest
class CompletenessPagesTest {

  private static final String COUNTY = "621501";
  private static final String TOWN = "621502";
  private static final String ELSEWHERE = "621503";
  private static final int UNITS = 24;
  private static final int STEPS = 20;

  private static final Map<String, Predicate<Map<String, Object>>> FILTERS =
      Map.of(
          "missing", duty -> duty.get("filed").equals(false),
          "late", duty -> duty.get("late").equals(true) && duty.get("filed").equals(true),
          "unexplained", duty -> !open(duty).isEmpty(),
          "recheck", duty -> duty.get("recheck").equals(true),
          "sent-back", duty -> "sent-back".equals(duty.get("state")),
          "withdrawn", duty -> "withdrawn".equals(duty.get("state")),
          "owing",
              duty ->
                  duty.get("filed").equals(false)
                      || "sent-back".equals(duty.get("state"))
                      || !open(duty).isEmpty());

  @Test
  void areTheListWhateverHappens() {
    Random random = new Random(7);
    Calls.area(COUNTY, "分页县");
    Calls.area(ELSEWHERE, "别处");
    area(TOWN, COUNTY, 201);
    for (int i = 0; i < UNITS; i++) {
      Calls.unit(unit(i), i % 3 == 0 ? TOWN : COUNTY);
    }
    pagesAreTheList(random);
    for (int step = 0; step < STEPS; step++) {
      happen(random, step);
      if (step % 5 == 4) {
        pagesAreTheList(random);
      }
    }
  }

  private static void happen(Random random, int step) {
    String unit = unit(random.nextInt(UNITS));
    int year = 2016 + random.nextInt(2);
    switch (random.nextInt(8)) {
      case 0 -> decide(unit, year, "{\"decision\":\"withdraw\"}");
      case 1, 2 ->
          decide(unit, year, "{\"decision\":\"send-back\",\"reasons\":[{\"text\":\"请核对。\"}]}");
      case 3 -> Calls.unit("pages-new-" + step, random.nextBoolean() ? TOWN : COUNTY);
      case 4 -> area(TOWN, random.nextBoolean() ? COUNTY : ELSEWHERE, 200);
      default ->
          Calls.put(
              unit,
              year,
              "*",
              random.nextBoolean()
                  ? Calls.real(unit, year)
                  : Calls.sheet(unit, year, Map.of("requests.received", random.nextInt(2))));
    }
  }

  private static void area(String code, String parent, int status) {
    Calls.json("{\"name\":\"镇\",\"parent\":\"%s\"}".formatted(parent))
        .put("/api/v1/areas/" + code)
        .then()
        .statusCode(status);
  }

  /** Refused where the unit has not filed, which is as well. */
  private static void decide(String unit, int year, String decision) {
    Calls.json(decision).post(Calls.FILINGS + "/" + year + "/" + unit + "/decisions");
  }

  private static void pagesAreTheList(Random random) {
    String list = "/api/v1/completeness/2017?area=" + COUNTY;
    JsonPath whole = Calls.call().get(list + "&limit=500").jsonPath();
    List<Map<String, Object>> items = whole.getList("items");
    assertEquals(registered(), items.stream().map(duty -> duty.get("unit")).toList());
    assertEquals(items, together(list, 6 + random.nextInt(9), whole.getMap("summary")));
    assertEquals(items.size(), whole.getInt("summary.expected"));
    FILTERS.forEach(
        (state, takes) -> {
          List<Map<String, Object>> taken = items.stream().filter(takes).toList();
          String filtered = list + "&state=" + state;
          assertEquals(
              taken, together(filtered, 6 + random.nextInt(9), whole.getMap("summary")), state);
          String counted = state.equals("sent-back") ? "sentBack" : state;
          Integer count = whole.get("summary." + counted);
          assertTrue(count == null || count == taken.size(), counted + " " + count);
        });
    assertEquals(
        items.stream()
            .filter(FILTERS.get("owing"))
            .map(duty -> String.valueOf(duty.get("unit")))
            .toList(),
        chased(list));
  }

  /** By the register, not by who is listed. */
  private static List<String> registered() {
    return Calls.call()
        .get("/api/v1/units?limit=500&year=2017&area=" + COUNTY)
        .jsonPath()
        .getList("items.code");
  }

  private static List<Map<String, Object>> together(
      String list, int most, Map<String, Object> summary) {
    List<Map<String, Object>> found = new ArrayList<>();
    String page = list + "&limit=" + most;
    while (page != null) {
      JsonPath answer = Calls.call().urlEncodingEnabled(false).get(page).jsonPath();
      List<Map<String, Object>> items = answer.getList("items");
      assertTrue(items.size() <= most);
      assertEquals(summary, answer.getMap("summary"));
      found.addAll(items);
      page = answer.getString("next");
      assertTrue(page == null || items.size() == most);
    }
    return found;
  }

  private static List<String> chased(String list) {
    byte[] csv = Calls.call().accept("text/csv").get(list).asByteArray();
    return new String(csv, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split(",", 2)[0])
        .toList();
  }

  private static List<?> open(Map<String, Object> duty) {
    return (List<?>) ((Map<?, ?>) duty.get("openFindings")).get("rules");
  }

  private static String unit(int number) {
    return "pages-%02d".formatted(number);
  }
}
