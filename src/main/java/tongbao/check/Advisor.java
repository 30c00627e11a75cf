package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.check.ReadyRelations.Ready;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Relation;
import tongbao.edition.Text;
import tongbao.sheet.Sheet;

/**
 * Looks for the one changed number that would put findings right.
 *
 * <p>A change is kept only when the changed sheet, its relations checked again, has lost the
 * finding and gained none. Of those kept for a finding the one that resolves most is offered, then
 * the likeliest kind.
 */
final class Advisor {

  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  private final Sheet sheet;
  private final @Nullable Figures figures;
  private final RelationChecks checks;
  private final ReadyRelations relations;
  private final List<Finding> findings;
  private final Set<String> broken;

  Advisor(Sheet sheet, @Nullable Figures figures, RelationChecks checks, List<Finding> findings) {
    this.sheet = sheet;
    this.figures = figures;
    this.checks = checks;
    this.relations = ReadyRelations.of(sheet.edition());
    this.findings = findings;
    this.broken = findings.stream().map(Finding::rule).collect(Collectors.toSet());
  }

  /** The findings, with advice where there is any. */
  List<Finding> advise() {
    if (findings.isEmpty()) {
      return findings;
    }
    List<Advice> advices = new ArrayList<>();
    for (Finding finding : findings) {
      candidates(finding).forEach(candidate -> tried(candidate, finding).ifPresent(advices::add));
    }
    // A stable order: of equals the one found first, in the order of the form.
    advices.sort(
        Comparator.<Advice>comparingInt(advice -> -advice.resolves().size())
            .thenComparing(Advice::kind));
    return findings.stream().map(finding -> withBest(finding, advices)).toList();
  }

  private static Finding withBest(Finding finding, List<Advice> advices) {
    return advices.stream()
        .filter(advice -> advice.resolves().contains(finding.rule()))
        .findFirst()
        .map(finding::withAdvice)
        .orElse(finding);
  }

  private record Candidate(Advice.Kind kind, CellCode cell, BigDecimal to) {}

  private List<Candidate> candidates(Finding finding) {
    List<Candidate> candidates = new ArrayList<>();
    if (finding.severity() == Severity.NOTICE) {
      return candidates;
    }
    // Among many terms of an inequality some swap always fits; it would mean nothing.
    boolean telling = finding.comparison() == Comparison.EQUAL || finding.cells().size() <= 2;
    for (CellCode code : telling ? finding.cells() : List.<CellCode>of()) {
      BigDecimal number = sheet.number(code);
      if (number == null) {
        continue;
      }
      for (BigDecimal swapped : swaps(number)) {
        candidates.add(new Candidate(Advice.Kind.DIGITS_SWAPPED, code, swapped));
      }
      if (sheet.edition().cell(code).unit().equals("万元") && number.signum() > 0) {
        candidates.add(new Candidate(Advice.Kind.UNIT_MISTAKEN, code, number.divide(TEN_THOUSAND)));
        candidates.add(
            new Candidate(Advice.Kind.UNIT_MISTAKEN, code, number.multiply(TEN_THOUSAND)));
      }
    }
    Relation relation = sheet.edition().relation(finding.rule());
    if (relation instanceof Relation.Sum sum) {
      addSolutions(finding, sum.total(), sum.parts(), candidates);
    } else if (relation instanceof Relation.PartsAtMost parts) {
      addSolutions(finding, parts.total(), parts.parts(), candidates);
    }
    return candidates;
  }

  private void addSolutions(
      Finding finding, CellCode totalCode, List<CellCode> parts, List<Candidate> candidates) {
    Operands on = new Operands(sheet, new BitSet());
    BigDecimal total = sheet.number(totalCode);
    BigDecimal sum = on.sum(parts);
    if (total == null || total.signum() == 0) {
      candidates.add(new Candidate(Advice.Kind.TOTAL_MISSING, totalCode, sum));
      return;
    }
    BigDecimal missing = total.subtract(sum);
    List<CellCode> blank = parts.stream().filter(on::blank).toList();
    if (missing.signum() > 0 && blank.size() == 1) {
      candidates.add(new Candidate(Advice.Kind.PART_LEFT_OUT, blank.get(0), missing));
    }
    boolean withoutOnePart =
        parts.stream()
            .map(sheet::number)
            .anyMatch(part -> part != null && part.compareTo(missing.negate()) == 0);
    if (withoutOnePart) {
      candidates.add(new Candidate(Advice.Kind.PART_LEFT_OUT, totalCode, sum));
    } else if (finding.severity() == Severity.ERROR) {
      candidates.add(new Candidate(Advice.Kind.TOTAL_MISCALCULATED, totalCode, sum));
    }
  }

  /** Where total and parts are far apart nobody can say which of them is wrong. */
  private boolean isFar(Candidate candidate) {
    BigDecimal total = sheet.number(candidate.cell());
    BigDecimal half = candidate.to().divide(BigDecimal.valueOf(2));
    return total == null || total.subtract(candidate.to()).abs().compareTo(half) > 0;
  }

  private Optional<Advice> tried(Candidate candidate, Finding finding) {
    Cell cell = sheet.edition().cell(candidate.cell());
    if (!cell.type().takes(candidate.to())) {
      return Optional.empty();
    }
    // What the other relations say stays as it is.
    List<Ready> concerned = relations.concerning(cell);
    Set<String> left = left(concerned, cell, candidate.to());
    if (left.contains(finding.rule()) || !broken.containsAll(left)) {
      return Optional.empty();
    }
    List<String> resolves = new ArrayList<>();
    for (Ready ready : concerned) {
      for (String rule : ready.relation().rules()) {
        if (broken.contains(rule) && !left.contains(rule)) {
          resolves.add(rule);
        }
      }
    }
    Collections.sort(resolves);
    if (candidate.kind() == Advice.Kind.TOTAL_MISCALCULATED
        && resolves.size() == 1
        && isFar(candidate)) {
      return Optional.empty();
    }
    @Nullable BigDecimal from = sheet.number(candidate.cell());
    return Optional.of(
        new Advice(
            candidate.kind(),
            candidate.cell(),
            from,
            candidate.to(),
            List.copyOf(resolves),
            sentence(candidate, cell, from)));
  }

  /** The rules of relations that a change would leave broken or break. */
  private Set<String> left(List<Ready> relations, Cell cell, BigDecimal number) {
    Figures changed = figures == null ? null : figures.with(cell, number);
    return checks.check(relations, sheet.with(cell.code(), number), changed).stream()
        .map(Finding::rule)
        .collect(Collectors.toSet());
  }

  private static Text sentence(Candidate candidate, Cell cell, @Nullable BigDecimal from) {
    Object was = from == null ? new Text("空白", "blank") : from;
    return Text.of(
            "若将{}由 {} 改为 {}，即可符合。",
            "Changing {} from {} to {} would make it hold.",
            cell.name(),
            was,
            candidate.to())
        .and(
            switch (candidate.kind()) {
              case DIGITS_SWAPPED -> new Text("（可能相邻数字颠倒）", "(Neighbouring digits swapped?)");
              case PART_LEFT_OUT -> new Text("（可能漏计一项）", "(One item left out?)");
              case UNIT_MISTAKEN -> new Text("（可能元与万元混淆）", "(Yuan written for 10,000 yuan?)");
              case TOTAL_MISSING -> new Text("（可能总数未填）", "(Total not filled in?)");
              case TOTAL_MISCALCULATED -> new Text("（可能总数误算）", "(Total miscalculated?)");
            });
  }

  /** Each number that differs by two neighbouring digits, of the same length. */
  private static List<BigDecimal> swaps(BigDecimal number) {
    String digits = number.toPlainString();
    List<BigDecimal> swaps = new ArrayList<>();
    for (int i = 0; i + 1 < digits.length(); i++) {
      char first = digits.charAt(i);
      char second = digits.charAt(i + 1);
      boolean leadingZero = i == 0 && second == '0';
      if (first != second
          && Character.isDigit(first)
          && Character.isDigit(second)
          && !leadingZero) {
        swaps.add(
            new BigDecimal(digits.substring(0, i) + second + first + digits.substring(i + 2)));
      }
    }
    return swaps;
  }
}
