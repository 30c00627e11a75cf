package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import tongbao.edition.Cell;
import tongbao.edition.Relation;
import tongbao.sheet.Entry;

/**
 * Laws of sheets: what adds up is never refused, what does not always is, advice keeps its word.
 */
class SheetPropertiesTest {

  private static final List<Relation.Sum> SUMS =
      Forms.E2014.relations().stream()
          .filter(Relation.Sum.class::isInstance)
          .map(Relation.Sum.class::cast)
          .toList();

  @Property(tries = 300)
  void aSheetThatAddsUpIsNotRefused(@ForAll("addedUp") Map<String, Entry> sheet) {
    assertFalse(Forms.check(sheet).refused(), () -> Forms.check(sheet).findings().toString());
  }

  @Property(tries = 300)
  void aWrongTotalIsAlwaysAnError(
      @ForAll("addedUp") Map<String, Entry> sheet,
      @ForAll @IntRange(min = 0, max = 4) int which,
      @ForAll @IntRange(min = 1, max = 99) int off) {
    Relation.Sum sum = SUMS.get(which % SUMS.size());
    BigDecimal right = number(sheet, sum.total().value());
    Map<String, Entry> wrong = new HashMap<>(sheet);
    wrong.put(sum.total().value(), new Entry.Numeral(right.add(BigDecimal.valueOf(off))));
    Finding finding =
        Forms.check(wrong).findings().stream()
            .filter(f -> f.rule().equals(sum.id()))
            .findFirst()
            .orElseThrow();
    assertEquals(Severity.ERROR, finding.severity());
    assertEquals(BigDecimal.valueOf(off), finding.difference());
  }

  @Property(tries = 300)
  void aRecordedSheetIsToldWhatItWasToldWhenItCame(
      @ForAll("addedUp") Map<String, Entry> sheet,
      @ForAll @IntRange(min = 0, max = 57) int blank,
      @ForAll @IntRange(max = 99_999) int digits,
      @ForAll @IntRange(min = -2, max = 7) int scale) {
    Map<String, Entry> received = new HashMap<>(sheet);
    received.put("organisation.budget", new Entry.Numeral(BigDecimal.valueOf(digits, scale)));
    received.put(Forms.E2014.cells().get(blank).code().value(), Entry.BLANK);
    Checked checked = Forms.check(received);
    if (!checked.refused()) {
      assertEquals(checked.findings(), Checks.recheck(checked.sheet(), Forms.SIGNED, Map.of()));
    }
  }

  @Property(tries = 300)
  void advicePutsRightWhatItSays(
      @ForAll("addedUp") Map<String, Entry> sheet,
      @ForAll @IntRange(min = 0, max = 57) int place,
      @ForAll @IntRange(min = 0, max = 5000) int number) {
    Map<String, Entry> changed = new HashMap<>(sheet);
    changed.put(
        Forms.E2014.cells().get(place).code().value(),
        new Entry.Numeral(BigDecimal.valueOf(number)));
    List<Finding> before = Forms.check(changed).findings();
    for (Finding finding : before) {
      Advice advice = finding.advice();
      if (advice != null) {
        assertTrue(advice.resolves().contains(finding.rule()));
        Map<String, Entry> mended = new HashMap<>(changed);
        mended.put(advice.cell().value(), new Entry.Numeral(advice.to()));
        Set<String> after = rules(Forms.check(mended).findings());
        Set<String> expected = rules(before);
        expected.removeAll(advice.resolves());
        // A blank that is filled in is no blank any more, and a fine amount may be mentioned.
        after.removeIf(rule -> rule.endsWith(".places"));
        expected.removeIf(rule -> rule.endsWith(".places") || rule.endsWith(".blank"));
        assertEquals(expected, after);
      }
    }
  }

  @Provide
  Arbitrary<Map<String, Entry>> addedUp() {
    return Arbitraries.integers()
        .between(0, 3000)
        .list()
        .ofSize(Forms.E2014.cells().size())
        .map(SheetPropertiesTest::addUp);
  }

  private static Map<String, Entry> addUp(List<Integer> numbers) {
    Map<String, Entry> sheet = new HashMap<>();
    for (Cell cell : Forms.E2014.cells()) {
      sheet.put(
          cell.code().value(), new Entry.Numeral(BigDecimal.valueOf(numbers.get(cell.index()))));
    }
    for (Relation relation : Forms.E2014.relations()) {
      if (relation instanceof Relation.OfWhich ofWhich) {
        BigDecimal whole = number(sheet, ofWhich.whole().value());
        BigDecimal part = number(sheet, ofWhich.part().value()).min(whole);
        sheet.put(ofWhich.part().value(), new Entry.Numeral(part));
      } else if (relation instanceof Relation.PartsAtMost parts) {
        put(sheet, parts.total().value(), sum(sheet, parts.parts()));
      }
    }
    // The reasons of refusal first: their sum is a part of the replies.
    for (int i = SUMS.size() - 1; i >= 0; i--) {
      put(sheet, SUMS.get(i).total().value(), sum(sheet, SUMS.get(i).parts()));
    }
    return sheet;
  }

  private static BigDecimal sum(Map<String, Entry> sheet, List<tongbao.edition.CellCode> parts) {
    return parts.stream()
        .map(part -> number(sheet, part.value()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void put(Map<String, Entry> sheet, String cell, BigDecimal number) {
    sheet.put(cell, new Entry.Numeral(number));
  }

  private static BigDecimal number(Map<String, Entry> sheet, String cell) {
    return ((Entry.Numeral) sheet.get(cell)).value();
  }

  private static Set<String> rules(List<Finding> findings) {
    Set<String> rules = new HashSet<>();
    findings.forEach(finding -> rules.add(finding.rule()));
    return rules;
  }
}
