package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tongbao.edition.Edition;
import tongbao.edition.Power;
import tongbao.edition.Relation;
import tongbao.sheet.Sheet;

/** Every rule of the form, on a sheet that satisfies it and on one that does not. */
class RelationTableTest {

  private static final YearBeforeLimits LIMITS =
      YearsBefore.limits("1000000", "1000000", "1000000", Set.of());

  /**
   * A row of the table.
   *
   * @param before changes of the clean sheet of the year before; {@code null} where none is held
   *     against it
   * @param powerless whether the unit is one that makes no rules
   */
  record Row(
      Edition edition,
      String rule,
      String holds,
      String breaks,
      Severity severity,
      @Nullable String before,
      boolean powerless) {

    List<Finding> check(String changes) {
      YearBefore last = null;
      if (before != null) {
        Sheet sheet =
            Forms.check(edition, Forms.cleanBut(edition, before), Background.NONE).sheet();
        last = new YearBefore(edition.firstYear(), 1, sheet, Map.of(), LIMITS);
      }
      Set<Power> powers = powerless ? Set.of() : Set.of(Power.RULE_MAKING);
      return Forms.check(edition, Forms.cleanBut(edition, changes), new Background(last, powers))
          .findings();
    }

    @Override
    public String toString() {
      return rule + " " + severity;
    }
  }

  static Stream<Row> rows() {
    return Forms.EDITIONS.all().stream().flatMap(RelationTableTest::rows);
  }

  private static Stream<Row> rows(Edition edition) {
    InputStream table =
        Objects.requireNonNull(
            RelationTableTest.class
                .getClassLoader()
                .getResourceAsStream("checks/" + edition.id() + ".yaml"));
    List<Map<String, String>> rows = new Yaml().load(table);
    return rows.stream()
        .map(
            row ->
                new Row(
                    edition,
                    row.get("rule"),
                    row.get("holds"),
                    row.get("breaks"),
                    Severity.valueOf(row.get("severity").toUpperCase(Locale.ROOT)),
                    row.get("before"),
                    "none".equals(row.get("power"))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void holds(Row row) {
    List<Finding> findings = row.check(row.holds());
    assertEquals(List.of(), findings.stream().filter(f -> f.rule().equals(row.rule())).toList());
    assertEquals(List.of(), findings.stream().filter(f -> f.severity() == Severity.ERROR).toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void breaks(Row row) {
    List<Finding> findings = row.check(row.breaks());
    assertEquals(
        List.of(row.severity()),
        findings.stream().filter(f -> f.rule().equals(row.rule())).map(Finding::severity).toList(),
        () -> findings.toString());
  }

  @Test
  void everyRuleHasASample() {
    Set<String> known = new TreeSet<>();
    for (Edition edition : Forms.EDITIONS.all()) {
      for (Relation relation : edition.relations()) {
        known.add(relation.id());
        if (relation instanceof Relation.Union union) {
          known.addAll(union.partIds());
        }
      }
    }
    assertEquals(known, rows().map(Row::rule).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void aCleanSheetHasNoFinding() {
    for (Edition edition : Forms.EDITIONS.all()) {
      assertEquals(
          List.of(), Forms.check(edition, Forms.clean(edition), Background.NONE).findings());
    }
  }

  /** Nobody knows what such a unit may do; and what may makes rules is not asked. */
  @Test
  void rulesAreReservedOnlyWhereThePowersAreKnown() {
    for (Set<Power> powers : Arrays.asList(null, Set.of(Power.RULE_MAKING))) {
      assertEquals(
          List.of(),
          Forms.check(
                  Forms.E2021,
                  Forms.cleanBut(Forms.E2021, "disclosure.rules@in-force=6"),
                  new Background(null, powers))
              .findings());
    }
  }
}
