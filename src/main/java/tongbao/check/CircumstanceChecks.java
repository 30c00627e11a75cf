package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Power;
import tongbao.edition.Relation;
import tongbao.edition.Text;

/** The relations that need more than the sheet: who fills it in, the year before, the report. */
final class CircumstanceChecks {

  private final Report report;
  private final Operands on;
  private final Background background;

  CircumstanceChecks(Report report, Background background) {
    this.report = report;
    this.on = report.on();
    this.background = background;
  }

  /** Implied by law, but only the city office knows for sure what a unit may do: never refused. */
  void check(Relation.Reserved relation) {
    Set<Power> powers = background.powers();
    List<CellCode> given = above0(relation.cells());
    if (powers == null || powers.contains(relation.power()) || given.isEmpty()) {
      return;
    }
    BigDecimal number = on.number(given.get(0));
    report.add(
        relation,
        relation.id(),
        Severity.VERIFY,
        given,
        Comparison.EQUAL,
        BigDecimal.ZERO,
        number,
        Text.of(
            "{}填 {}，而本单位一般无权制定规章。",
            "{} is {}, but this unit usually has no power to make rules.",
            on.name(given.get(0)),
            String.valueOf(number)));
  }

  void check(Relation.Tell relation) {
    List<CellCode> given = above0(relation.cells());
    if (!given.isEmpty()) {
      BigDecimal number = on.number(given.get(0));
      report.add(
          relation,
          relation.id(),
          Severity.VERIFY,
          given,
          null,
          null,
          number,
          Text.of(
              "{}填 {}，报告中须有相应说明。",
              "{} is {}, and the words of the report have to say something of it.",
              on.name(given.get(0)),
              String.valueOf(number)));
    }
  }

  private List<CellCode> above0(List<CellCode> cells) {
    List<CellCode> above = new ArrayList<>();
    for (CellCode code : cells) {
      BigDecimal number = on.number(code);
      if (number != null && number.signum() > 0) {
        above.add(code);
      }
    }
    return above;
  }

  void check(Relation.AcrossYears relation) {
    YearBefore before = background.before();
    BigDecimal now = on.number(relation.now());
    if (before == null
        || now == null
        || on.anyBlank(relation.plus())
        || on.anyBlank(relation.minus())) {
      return;
    }
    BigDecimal were = sum(before, relation.before());
    if (were == null) {
      return;
    }
    BigDecimal expected = were.add(on.sum(relation.plus())).subtract(on.sum(relation.minus()));
    if (now.compareTo(expected) == 0) {
      return;
    }
    report.add(
        relation,
        Severity.VERIFY,
        Comparison.EQUAL,
        expected,
        now,
        Text.of(
            "{}填 {}，按 {} 年（第 {} 版）的{}为 {}{}，应为 {}。",
            "{} is {}; in {} (revision {}) {} came to {}{}, so it should be {}.",
            on.name(relation.now()),
            now,
            before.year(),
            before.revision(),
            names(before.sheet().edition(), relation.before()),
            were,
            movements(relation),
            expected));
  }

  /** What was added and taken away this year, for the sentence. */
  private Text movements(Relation.AcrossYears relation) {
    if (relation.plus().isEmpty() && relation.minus().isEmpty()) {
      return new Text("", "");
    }
    return Text.of(
        "，加本年 {} 减 {}",
        ", plus {} minus {} this year",
        on.sum(relation.plus()),
        on.sum(relation.minus()));
  }

  /** What cells of the year before came to; none where one is lacking or is not on that form. */
  private static @Nullable BigDecimal sum(YearBefore before, List<CellCode> cells) {
    BigDecimal sum = BigDecimal.ZERO;
    for (CellCode code : cells) {
      Cell cell = before.sheet().edition().findCell(code.value()).orElse(null);
      BigDecimal number = cell == null ? null : before.sheet().number(cell);
      if (number == null) {
        return null;
      }
      sum = sum.add(number);
    }
    return sum;
  }

  private static Text names(Edition edition, List<CellCode> cells) {
    return Operands.names(edition, cells);
  }
}
