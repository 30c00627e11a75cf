package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tongbao.check.ReadyRelations.Ready;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.NumberType;
import tongbao.edition.Power;
import tongbao.edition.Relation;
import tongbao.sheet.Remarks;
import tongbao.sheet.Sheet;

/** What is not checked, because it surely holds, would have come to nothing. */
class SilencePropertiesTest {

  private static final List<Edition> EDITIONS = Forms.EDITIONS.all();

  @Property(tries = 600)
  void checksOfAllRelationsFindNothingMore(@ForAll long seed, @ForAll @IntRange(max = 2) int form) {
    Random random = new Random(seed);
    Sheet sheet = sheet(EDITIONS.get(form), random, random.nextInt(4));
    RelationChecks checks = new RelationChecks(unusable(sheet, random), background(random));
    List<Ready> relations = ReadyRelations.of(sheet.edition()).all();
    assertEquals(
        checks.check(relations, sheet, null),
        checks.check(relations, sheet, Figures.of(sheet)),
        sheet::toString);
  }

  @Property(tries = 600)
  void aChangeLeavesRelationsItDoesNotConcernAsTheyWere(
      @ForAll long seed, @ForAll @IntRange(max = 2) int form) {
    Random random = new Random(seed);
    Sheet sheet = sheet(EDITIONS.get(form), random, random.nextInt(4));
    Cell cell = sheet.edition().cells().get(random.nextInt(sheet.edition().cells().size()));
    Sheet changed = sheet.with(cell.code(), BigDecimal.valueOf(random.nextInt(6)));
    RelationChecks checks = new RelationChecks(new BitSet(), background(random));
    ReadyRelations relations = ReadyRelations.of(sheet.edition());
    List<Ready> others =
        relations.all().stream()
            .filter(ready -> !relations.concerning(cell).contains(ready))
            .toList();
    assertEquals(checks.check(others, sheet, null), checks.check(others, changed, null));
  }

  @Property(tries = 300)
  void aChangedFigureIsThatOfTheChangedSheet(
      @ForAll @IntRange(max = 57) int place,
      @ForAll @IntRange(max = 99_999_999) int digits,
      @ForAll @IntRange(max = 6) int scale) {
    BigDecimal number = BigDecimal.valueOf(digits, scale);
    Cell cell = Forms.E2014.cells().get(place);
    Sheet sheet = Sheet.of(Forms.E2014, new BigDecimal[Forms.E2014.cells().size()]);
    Figures changed = Figures.of(sheet.with(cell.code(), number));
    assertEquals(number.movePointRight(6).longValueExact(), changed.number(place));
    assertEquals(changed.number(place), Figures.of(sheet).with(cell, number).number(place));
  }

  @Example
  void mostRelationsOfACleanSheetAreNotChecked() {
    for (Edition edition : EDITIONS) {
      Sheet sheet = Forms.check(edition, Forms.clean(edition), Background.NONE).sheet();
      for (Ready ready : ReadyRelations.of(edition).all()) {
        assertTrue(
            ready.relation() instanceof Relation.AcrossYears
                || ready.silence().on(Figures.of(sheet)),
            ready.relation()::id);
      }
    }
  }

  /** Small numbers, which often add up by chance, with blanks, struck-out cells and a huge one. */
  private static Sheet sheet(Edition edition, Random random, int most) {
    BigDecimal[] numbers = new BigDecimal[edition.cells().size()];
    Set<CellCode> struckOut = new HashSet<>();
    int blanks = random.nextInt(1, 12);
    for (Cell cell : edition.cells()) {
      boolean blank = random.nextInt(blanks) == 0 && blanks < 11;
      if (blank && random.nextInt(4) == 0) {
        struckOut.add(cell.code());
      } else if (!blank) {
        int number = random.nextInt(most + 1) - (cell.type() == NumberType.CHANGE ? 1 : 0);
        boolean decimals = !cell.type().whole() && random.nextBoolean();
        numbers[cell.index()] = BigDecimal.valueOf(number, decimals ? random.nextInt(7) : 0);
      }
    }
    if (random.nextInt(8) == 0) {
      numbers[random.nextInt(numbers.length)] = new BigDecimal("9".repeat(18));
    }
    return Sheet.of(edition, numbers, new Remarks(Map.of(), struckOut, Map.of()));
  }

  private static BitSet unusable(Sheet sheet, Random random) {
    BitSet unusable = new BitSet();
    for (Cell cell : sheet.edition().cells()) {
      unusable.set(cell.index(), sheet.number(cell) == null && random.nextInt(9) == 0);
    }
    return unusable;
  }

  private static Background background(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Background.NONE;
      case 1 -> new Background(null, Set.of());
      default -> new Background(null, Set.of(Power.values()));
    };
  }
}
