package tongbao.api.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After every step of a random history the totals are the sums of the newest revisions. */
@QuarkusTest
class TotalsHistoryTest {

  private static final List<String> CELLS =
      List.of("training.meetings", "organisation.budget", "disclosure.channels.website");
  private static final int UNITS = 6;
  private static final int STEPS = 25;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void totalsAreTheSumOfTheNewestRevisions(long seed) {
    Random random = new Random(seed);
    String area = "63%02d00".formatted(seed);
    Calls.area(area, "历史" + seed);
    Map<String, ObjectNode> newest = new HashMap<>();
    Map<String, String> tags = new HashMap<>();
    List<String> units = new ArrayList<>();
    for (int i = 0; i < UNITS; i++) {
      units.add("history-" + seed + "-" + i);
      Calls.unit(units.get(i), area);
    }
    for (int step = 0; step < STEPS; step++) {
      String unit = units.get(random.nextInt(UNITS));
      ObjectNode sheet = randomSheet(unit, random);
      Response answer =
          newest.containsKey(unit)
              ? Calls.put(unit, 2016, tags.get(unit), sheet)
              : Calls.post(sheet);
      answer.then().statusCode(newest.containsKey(unit) ? 200 : 201);
      tags.put(unit, answer.header("ETag"));
      newest.put(unit, sheet);
      check(area, newest);
    }
  }

  private static void check(String area, Map<String, ObjectNode> newest) {
    Response totals = Calls.call().queryParam("area", area).get("/api/v1/totals/2016");
    assertEquals(newest.size(), totals.<Integer>path("coverage.filed"));
    assertEquals(UNITS - newest.size(), totals.<List<Object>>path("coverage.missing").size());
    for (String cell : CELLS) {
      BigDecimal sum = null;
      int blank = 0;
      for (ObjectNode sheet : newest.values()) {
        if (sheet.get("values").get(cell).isNull()) {
          blank++;
        } else {
          BigDecimal value = sheet.get("values").get(cell).decimalValue();
          sum = sum == null ? value : sum.add(value);
        }
      }
      String item = "totals.find { it.code == '" + cell + "' }";
      assertEquals(blank, totals.<Integer>path(item + ".blank"));
      assertSame(sum, totals.path(item + ".value"));
      Response parts = Calls.call().queryParam("area", area).get("/api/v1/totals/2016/" + cell);
      assertSame(sum, parts.path("value"));
      assertEquals(newest.size(), parts.<List<Object>>path("parts").size());
      assertEquals(blank, parts.<List<Object>>path("blankUnits").size());
      BigDecimal added = null;
      for (Object value : parts.<List<Object>>path("parts.value")) {
        if (value != null) {
          BigDecimal number = new BigDecimal(value.toString());
          added = added == null ? number : added.add(number);
        }
      }
      assertSame(sum, added);
    }
  }

  private static void assertSame(BigDecimal expected, Object actual) {
    if (expected == null || actual == null) {
      assertEquals(expected, actual);
    } else {
      assertEquals(
          0, expected.compareTo(new BigDecimal(actual.toString())), expected + " " + actual);
    }
  }

  private static ObjectNode randomSheet(String unit, Random random) {
    ObjectNode sheet = Calls.sheet(unit, 2016, Map.of());
    ObjectNode values = (ObjectNode) sheet.get("values");
    for (String cell : CELLS) {
      if (random.nextInt(4) == 0) {
        values.putNull(cell);
      } else if (cell.equals("organisation.budget")) {
        values.put(cell, BigDecimal.valueOf(random.nextInt(100_000_000), 6));
      } else {
        values.put(cell, random.nextInt(5) == 0 ? 999_999_999_999_999_999L : random.nextInt(1000));
      }
    }
    return sheet;
  }
}
