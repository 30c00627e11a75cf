package tongbao.api.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A random history of filings, decisions and moves of the register. Whatever the totals and their
 * parts were right after each step they are when asked for that instant later, and between any two
 * instants the causes add up to the difference.
 */
@QuarkusTest
class TotalsInTimeTest {

  private static final int UNITS = 5;
  private static final int STEPS = 30;
  private static final int PAIRS = 25;
  private static final String CELL = "training.meetings";
  private static final List<String> BASES = List.of("submitted", "accepted", "published");

  /** What was counted in an area at an instant: the revision and value by unit, for each basis. */
  private record Moment(Instant at, Map<String, Map<String, String>> counted) {}

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void everyInstantStaysAsItWas(long seed) {
    Random random = new Random(seed);
    String area = "66%02d00".formatted(seed);
    String elsewhere = "66%02d01".formatted(seed);
    Calls.area(area, "时刻" + seed);
    Calls.area(elsewhere, "别处" + seed);
    List<String> units = new ArrayList<>();
    for (int i = 0; i < UNITS; i++) {
      units.add("moment-" + seed + "-" + i);
      Calls.unit(units.get(i), area);
    }
    List<Moment> moments = new ArrayList<>();
    moments.add(moment(area));
    for (int step = 0; step < STEPS; step++) {
      step(units.get(random.nextInt(UNITS)), area, elsewhere, random);
      moments.add(moment(area));
    }
    for (Moment moment : moments) {
      for (String basis : BASES) {
        assertEquals(
            moment.counted().get(basis), parts(area, basis, "&asOf=" + moment.at()), basis);
      }
    }
    for (int pair = 0; pair < PAIRS; pair++) {
      int first = random.nextInt(moments.size());
      int second = first + random.nextInt(moments.size() - first);
      difference(area, BASES.get(random.nextInt(3)), moments.get(first), moments.get(second));
    }
  }

  private static void step(String unit, String area, String elsewhere, Random random) {
    String filing = Calls.FILINGS + "/2016/" + unit;
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> {
        ObjectNode sheet = Calls.sheet(unit, 2016, Map.of(CELL, random.nextInt(1000)));
        if (random.nextInt(5) == 0) {
          ((ObjectNode) sheet.get("values")).putNull(CELL);
          sheet.putObject("explanations").put("2014." + CELL + ".blank", "无数据。");
        }
        if (Calls.post(sheet).statusCode() == 409) {
          Calls.put(unit, 2016, "*", sheet).then().statusCode(200);
        }
      }
      case 3, 4 -> decide(filing, "accept");
      case 5 -> decide(filing, "publish");
      case 6 -> decide(filing, random.nextBoolean() ? "withdraw" : "send-back");
      default ->
          Calls.json(
                  Calls.JSON
                      .createObjectNode()
                      .put("name", "单位 " + unit)
                      .put("area", random.nextBoolean() ? area : elsewhere))
              .put("/api/v1/units/" + unit)
              .then()
              .statusCode(200);
    }
  }

  private static void decide(String filing, String move) {
    Response course = Calls.call().get(filing + "/decisions");
    if (course.statusCode() == 404) {
      return;
    }
    int newest = course.<List<Integer>>path("items.revision").stream().reduce(0, Math::max);
    for (int revision = newest; revision >= 1; revision--) {
      ObjectNode decision =
          Calls.JSON.createObjectNode().put("decision", move).put("revision", revision);
      decision.putArray("reasons").add("随机。");
      if (Calls.json(decision).post(filing + "/decisions").statusCode() == 200) {
        return;
      }
    }
  }

  private static Moment moment(String area) {
    Map<String, Map<String, String>> counted = new HashMap<>();
    for (String basis : BASES) {
      counted.put(basis, parts(area, basis, ""));
    }
    return new Moment(Instant.now().truncatedTo(ChronoUnit.MICROS), counted);
  }

  /** By unit the revision and the value; asserts that they add up to the total. */
  private static Map<String, String> parts(String area, String basis, String more) {
    String query = "?area=" + area + "&basis=" + basis + more;
    Response parts = Calls.call().get("/api/v1/totals/2016/" + CELL + query);
    parts.then().statusCode(200);
    Map<String, String> found = new TreeMap<>();
    BigDecimal sum = null;
    for (Map<String, Object> part : parts.<List<Map<String, Object>>>path("parts")) {
      Object value = part.get("value");
      found.put((String) part.get("unit"), part.get("revision") + ": " + value);
      if (value != null) {
        BigDecimal number = new BigDecimal(value.toString());
        sum = sum == null ? number : sum.add(number);
      }
    }
    Response totals = Calls.call().get("/api/v1/totals/2016" + query);
    Object total = totals.path("totals.find { it.code == '" + CELL + "' }.value");
    assertEquals(String.valueOf(sum), String.valueOf(total));
    assertEquals(found.size(), totals.<Integer>path("coverage.filed"));
    return found;
  }

  private static void difference(String area, String basis, Moment from, Moment to) {
    Response changes =
        Calls.call()
            .get(
                "/api/v1/totals/2016/changes?area=%s&basis=%s&from=%s&to=%s"
                    .formatted(area, basis, from.at(), to.at()));
    changes.then().statusCode(200);
    BigDecimal expected = sum(to.counted().get(basis)).subtract(sum(from.counted().get(basis)));
    String cell = "cells.find { it.code == '" + CELL + "' }";
    Object difference = changes.path(cell + ".difference");
    assertEquals(0, expected.compareTo(number(difference)), changes.asString());
    Map<String, Object> causes = changes.path(cell + ".causes");
    BigDecimal added =
        causes == null
            ? BigDecimal.ZERO
            : causes.values().stream()
                .map(TotalsInTimeTest::number)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(0, expected.compareTo(added), changes.asString());
    BigDecimal parts = BigDecimal.ZERO;
    for (Map<String, Object> part : changes.<List<Map<String, Object>>>path("parts")) {
      Object unit = part.get("unit");
      parts =
          parts.add(
              number(
                  changes.path(
                      "parts.find { it.unit == '%s' }.cells.find { it.code == '%s' }.difference"
                          .formatted(unit, CELL))));
    }
    assertEquals(0, expected.compareTo(parts), changes.asString());
  }

  private static BigDecimal sum(Map<String, String> counted) {
    return counted.values().stream()
        .map(text -> text.substring(text.indexOf(' ') + 1))
        .filter(value -> !value.equals("null"))
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal number(Object value) {
    return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
  }
}
