package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tongbao.edition.Relation;

/** Every rule of the form, on a sheet that satisfies it and on one that does not. */
class RelationTableTest {

  record Row(String rule, String holds, String breaks, Severity severity) {
    @Override
    public String toString() {
      return rule + " " + severity;
    }
  }

  static Stream<Row> rows() {
    InputStream table =
        Objects.requireNonNull(
            RelationTableTest.class.getClassLoader().getResourceAsStream("checks/2014.yaml"));
    List<Map<String, String>> rows = new Yaml().load(table);
    return rows.stream()
        .map(
            row ->
                new Row(
                    row.get("rule"),
                    row.get("holds"),
                    row.get("breaks"),
                    Severity.valueOf(row.get("severity").toUpperCase(Locale.ROOT))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void holds(Row row) {
    List<Finding> findings = Forms.check(Forms.cleanBut(row.holds())).findings();
    assertEquals(List.of(), findings.stream().filter(f -> f.rule().equals(row.rule())).toList());
    assertEquals(List.of(), findings.stream().filter(f -> f.severity() == Severity.ERROR).toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void breaks(Row row) {
    List<Finding> findings = Forms.check(Forms.cleanBut(row.breaks())).findings();
    assertEquals(
        List.of(row.severity()),
        findings.stream().filter(f -> f.rule().equals(row.rule())).map(Finding::severity).toList(),
        () -> findings.toString());
  }

  @Test
  void everyRuleHasASample() {
    Set<String> known = new TreeSet<>();
    for (Relation relation : Forms.E2014.relations()) {
      known.add(relation.id());
      if (relation instanceof Relation.Union union) {
        known.addAll(union.partIds());
      }
    }
    assertEquals(known, rows().map(Row::rule).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theCleanSheetHasNoFinding() {
    assertEquals(List.of(), Forms.check(Forms.clean()).findings());
  }
}
