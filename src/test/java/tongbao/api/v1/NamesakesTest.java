package tongbao.api.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Units that share a name in one area and year are told of, wherever else the name is borne. */
@QuarkusTest
class NamesakesTest {

  private static final int UNITS = 60;
  private static final int FIRST = 2014;
  private static final int YEARS = 6;
  private static final String PARENT = "677800";
  private static final String[] AREAS = {"677801", "677802", "677803"};
  private static final String[] NAMES = {"同名一局", "同名二局", "同名三局", "同名四局", "同名五局"};
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random = new Random(7);

  @Test
  void areTheUnitsThatSayTheSameOfThemselves() throws IOException {
    Calls.area(PARENT, "同名市");
    for (String area : AREAS) {
      Calls.call()
          .contentType("application/json")
          .body("{\"name\":\"县 %s\",\"parent\":\"%s\"}".formatted(area, PARENT))
          .put("/api/v1/areas/" + area)
          .then()
          .statusCode(201);
    }
    JsonNode told = imported();
    List<JsonNode> units = new ArrayList<>();
    JSON.readTree(Calls.call().get("/api/v1/units?limit=100&area=" + PARENT).asString())
        .get("items")
        .forEach(units::add);
    assertEquals(UNITS, units.size());
    int pairs = 0;
    for (int i = 0; i < UNITS; i++) {
      JsonNode unit = units.get(i);
      Set<String> expected = new TreeSet<>();
      units.stream()
          .filter(other -> !other.get("code").equals(unit.get("code")) && meet(unit, other))
          .forEach(other -> expected.add(other.get("code").asText()));
      pairs += expected.size();
      assertEquals(expected, texts(unit.get("sameName")), unit.toString());
      assertEquals(expected, texts(told.get("lines").get(i).path("sameName")), unit.toString());
      String one = Calls.call().get("/api/v1/units/" + unit.get("code").asText()).asString();
      assertEquals(expected, texts(JSON.readTree(one).get("sameName")));
    }
    assertTrue(pairs > 100 && pairs < UNITS * (UNITS - 1), pairs + " pairs share a name");
  }

  private JsonNode imported() throws IOException {
    StringBuilder csv = new StringBuilder("code,name,aliases,memberships\n");
    for (int i = 0; i < UNITS; i++) {
      csv.append("namesake-%02d,%s,%s,%s\n".formatted(i, name(), alias(), memberships()));
    }
    var answer =
        Calls.call()
            .contentType("text/csv; charset=UTF-8")
            .body(csv.toString().getBytes(UTF_8))
            .post("/api/v1/units?apply=true");
    answer.then().statusCode(200).body("applied", is(true)).body("added", is(UNITS));
    return JSON.readTree(answer.asString());
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  private String alias() {
    return random.nextInt(3) == 0 ? "旧名" + name() : random.nextBoolean() ? name() : "";
  }

  private String memberships() {
    int move = FIRST + 1 + random.nextInt(YEARS - 2);
    String first = AREAS[random.nextInt(AREAS.length)];
    if (random.nextBoolean()) {
      return "%s:%d-%s".formatted(first, move, random.nextBoolean() ? move + 1 : "");
    }
    String second = AREAS[random.nextInt(AREAS.length)];
    return "%s:%d-%d;%s:%d-".formatted(first, FIRST, move, second, move + 1);
  }

  private static boolean meet(JsonNode one, JsonNode other) {
    Set<String> shared = names(one);
    shared.retainAll(names(other));
    return !shared.isEmpty()
        && places(one).stream().anyMatch(place -> places(other).contains(place));
  }

  private static Set<String> names(JsonNode unit) {
    Set<String> names = texts(unit.path("aliases"));
    names.add(unit.get("name").asText());
    return names;
  }

  /** Area and year, for the years in which they may differ. */
  private static Set<String> places(JsonNode unit) {
    Set<String> places = new HashSet<>();
    for (JsonNode each : unit.get("memberships")) {
      int last = each.path("lastYear").asInt(FIRST + YEARS);
      for (int year = each.get("firstYear").asInt(); year <= last; year++) {
        places.add(each.get("area").asText() + year);
      }
    }
    return places;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
