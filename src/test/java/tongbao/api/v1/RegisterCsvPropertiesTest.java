package tongbao.api.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tongbao.desk.ImportDesk;
import tongbao.rendering.CsvText;
import tongbao.unit.AreaCode;
import tongbao.unit.CreditCode;
import tongbao.unit.Membership;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/** Export, import and all is as it was. */
class RegisterCsvPropertiesTest {

  private static final AreaCode CITY = new AreaCode("620900");

  @Property(tries = 400)
  void whatIsExportedIsImportedAsItWas(@ForAll("units") Unit unit) {
    assertEquals(unit, read(bytes(unit, StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  @Property(tries = 100)
  void soItIsInTheEncodingOfChineseSpreadsheets(@ForAll("units") Unit unit) {
    Charset gb18030 = Charset.forName("GB18030");
    assertEquals(unit, read(bytes(unit, gb18030), gb18030));
  }

  @Property(tries = 400)
  void noCellBeginsAFormula(@ForAll("names") String name) {
    String csv = CsvText.of(List.of(List.of("name"), List.of(name)));
    String cell = csv.substring(csv.indexOf('\n') + 1).replaceFirst("^\"", "");
    assertTrue("=+-@＝＋－＠".indexOf(cell.charAt(0)) < 0, cell);
  }

  private static byte[] bytes(Unit unit, Charset charset) {
    List<String> cells = List.copyOf(RegisterColumns.of(unit).values());
    return CsvText.of(List.of(RegisterColumns.OF_UNITS, cells)).getBytes(charset);
  }

  private static Unit read(byte[] bytes, Charset charset) {
    List<ImportDesk.Line<Unit>> lines =
        RegisterLines.units(CsvMedia.read(bytes, charset), CITY).lines(Map.of());
    assertEquals(1, lines.size());
    assertEquals(List.of(), lines.get(0).faults());
    return lines.get(0).entry();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("=+-@'＝;；|｜\\、,\"局 委a1")
        .ofMinLength(1)
        .ofMaxLength(8)
        .filter(name -> !name.isBlank());
  }

  @Provide
  Arbitrary<Unit> units() {
    return Combinators.combine(
            names(),
            names().list().ofMaxSize(4),
            Arbitraries.of(UnitKind.class),
            memberships(),
            Arbitraries.of("next", "620900-b").injectNull(0.5),
            Arbitraries.of("91350100M000100Y43").injectNull(0.5))
        .as(
            (name, aliases, kind, memberships, successor, creditCode) ->
                new Unit(
                    new UnitCode("csv-unit"),
                    name,
                    List.copyOf(new LinkedHashSet<>(aliases)),
                    kind,
                    memberships,
                    successor == null ? null : new UnitCode(successor),
                    creditCode == null ? null : new CreditCode(creditCode)));
  }

  private static Arbitrary<List<Membership>> memberships() {
    Arbitrary<List<Integer>> years =
        Arbitraries.integers().between(2000, 2030).list().uniqueElements().ofSize(6);
    return Combinators.combine(
            years,
            Arbitraries.integers().between(1, 3),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(
            (unsorted, count, openStart, openEnd) -> {
              List<Integer> sorted = unsorted.stream().sorted().toList();
              List<Membership> memberships = new ArrayList<>();
              for (int i = 0; i < count; i++) {
                memberships.add(
                    new Membership(
                        new AreaCode("62090" + (i + 1)),
                        i == 0 && openStart ? null : sorted.get(2 * i),
                        i == count - 1 && openEnd ? null : sorted.get(2 * i + 1)));
              }
              return memberships;
            });
  }
}
