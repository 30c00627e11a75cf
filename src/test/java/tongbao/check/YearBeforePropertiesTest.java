package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import tongbao.edition.Cell;
import tongbao.sheet.Entry;

/** Laws of the comparison with the year before. */
class YearBeforePropertiesTest {

  @Property(tries = 300)
  void anEqualSheetIsACopyAndNothingElse(@ForAll("sheets") Map<String, Entry> sheet) {
    long nonZero =
        sheet.values().stream()
            .filter(entry -> entry instanceof Entry.Numeral number && number.value().signum() != 0)
            .count();
    assertEquals(
        nonZero >= YearsBefore.LIMITS.copied() ? List.of("copy") : List.of(),
        YearsBefore.rules(sheet, sheet, YearsBefore.LIMITS));
  }

  @Property(tries = 300)
  void widerLimitsNeverAskMore(
      @ForAll("sheets") Map<String, Entry> before,
      @ForAll("sheets") Map<String, Entry> now,
      @ForAll @IntRange(max = 2000) int absolute,
      @ForAll @BigRange(min = "1", max = "9") BigDecimal ratio,
      @ForAll @IntRange(max = 200) int base,
      @ForAll @IntRange(min = 1, max = 5) int factor) {
    Set<String> narrow = asked(before, now, absolute, ratio, base);
    Set<String> wide =
        asked(
            before,
            now,
            absolute * factor,
            ratio.multiply(BigDecimal.valueOf(factor)),
            base * factor);
    assertTrue(narrow.containsAll(wide), () -> wide + " not within " + narrow);
  }

  @Property(tries = 300)
  void aJumpIsAJumpBothWays(
      @ForAll @IntRange(min = 10, max = 9000) int one,
      @ForAll @IntRange(min = 10, max = 9000) int other) {
    var here = Forms.cleanBut("complaints=" + one);
    var there = Forms.cleanBut("complaints=" + other);
    assertEquals(
        YearsBefore.rules(here, there, YearsBefore.LIMITS),
        YearsBefore.rules(there, here, YearsBefore.LIMITS));
  }

  @Property(tries = 100)
  void noRuleHasTwoFindings(
      @ForAll("sheets") Map<String, Entry> before, @ForAll("sheets") Map<String, Entry> now) {
    List<String> rules = YearsBefore.rules(before, now, YearsBefore.LIMITS);
    assertEquals(rules.size(), new HashSet<>(rules).size());
  }

  /**
   * Ordinary years are asked about little, on average about once: a bureau whose levels vary by a
   * third from year to year (one standard deviation) and whose rare events come by chance.
   */
  @Example
  void anOrdinaryYearIsNoFlood() {
    Random chance = new Random(2016);
    int sheets = 1000;
    int asked = 0;
    for (int i = 0; i < sheets; i++) {
      double size = Math.exp(chance.nextGaussian());
      asked +=
          YearsBefore.rules(ordinary(size, chance), ordinary(size, chance), YearsBefore.LIMITS)
              .size();
    }
    assertTrue(asked < 1.2 * sheets, asked + " findings in " + sheets + " sheets");
  }

  private static Map<String, Entry> ordinary(double size, Random chance) {
    Map<String, Entry> sheet = Forms.clean();
    int items = level(300 * size, chance);
    put(sheet, "disclosure.items", items);
    put(sheet, "disclosure.items.normative-documents", events(4, chance));
    put(sheet, "disclosure.normative-documents-issued", events(4, chance));
    put(sheet, "disclosure.channels.gazette", level(20 * size, chance));
    put(sheet, "disclosure.channels.website", items);
    put(sheet, "disclosure.channels.weibo", level(30 * size, chance));
    put(sheet, "disclosure.channels.wechat", level(60 * size, chance));
    put(sheet, "disclosure.channels.other", level(40 * size, chance));
    put(sheet, "responses.topics", events(3, chance));
    put(sheet, "responses.channels.press-conferences", events(1, chance));
    put(sheet, "responses.channels.online-interviews", events(1, chance));
    put(sheet, "responses.channels.policy-interpretations", events(6, chance));
    put(sheet, "responses.channels.social-media", events(2, chance));
    put(sheet, "responses.channels.other", events(1, chance));
    int requests = events(6 * size, chance);
    put(sheet, "requests.received", requests);
    put(sheet, "requests.received.online", requests);
    put(sheet, "requests.completed", requests);
    put(sheet, "requests.completed.on-time", requests);
    put(sheet, "requests.answered", requests);
    put(sheet, "requests.answered.granted", requests);
    put(sheet, "reconsideration", events(0.3, chance));
    put(sheet, "litigation", events(0.2, chance));
    put(sheet, "complaints", events(2 * size, chance));
    put(sheet, "training.meetings", events(3, chance));
    put(sheet, "training.courses", events(2, chance));
    put(sheet, "training.participants", level(40, chance));
    return sheet;
  }

  private static int level(double mean, Random chance) {
    return (int) Math.round(mean * Math.exp(chance.nextGaussian() / 3));
  }

  /** Independent events: as many as come before an exponential clock has run out. */
  private static int events(double mean, Random chance) {
    int events = -1;
    for (double time = 0; time < mean; time -= Math.log(1 - chance.nextDouble())) {
      events++;
    }
    return Math.max(0, events);
  }

  private static void put(Map<String, Entry> sheet, String cell, int number) {
    sheet.put(cell, new Entry.Numeral(BigDecimal.valueOf(number)));
  }

  private static Set<String> asked(
      Map<String, Entry> before, Map<String, Entry> now, int absolute, BigDecimal ratio, int base) {
    return new HashSet<>(
        YearsBefore.rules(
            before,
            now,
            YearsBefore.limits(
                String.valueOf(absolute), ratio.toPlainString(), String.valueOf(base), Set.of())));
  }

  @Provide
  Arbitrary<Map<String, Entry>> sheets() {
    Arbitrary<Integer> number =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0)),
            Tuple.of(1, Arbitraries.just(-1)),
            Tuple.of(3, Arbitraries.integers().between(1, 3000)));
    return number
        .list()
        .ofSize(Forms.E2014.cells().size())
        .map(
            numbers -> {
              Map<String, Entry> sheet = new HashMap<>();
              for (Cell cell : Forms.E2014.cells()) {
                int drawn = numbers.get(cell.index());
                Entry entry =
                    drawn < 0 ? Entry.BLANK : new Entry.Numeral(BigDecimal.valueOf(drawn));
                sheet.put(cell.code().value(), entry);
              }
              return sheet;
            });
  }
}
