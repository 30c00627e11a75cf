package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Relation;
import tongbao.edition.Text;

/** The relations that compare numbers side by side; where a blank could decide, none is made. */
final class ComparisonChecks {

  private final Report report;
  private final Operands on;

  ComparisonChecks(Report report) {
    this.report = report;
    this.on = report.on();
  }

  void check(Relation.OfWhich relation) {
    BigDecimal part = on.number(relation.part());
    BigDecimal whole = on.number(relation.whole());
    if (part != null && whole != null && part.compareTo(whole) > 0) {
      report.add(
          relation,
          Severity.of(relation),
          Comparison.AT_MOST,
          whole,
          part,
          Text.of(
              "{}填 {}，是{}的其中数，不能多于 {}。",
              "{} is {}; it is part of {} and cannot exceed {}.",
              on.name(relation.part()),
              part,
              on.name(relation.whole()),
              whole));
    }
  }

  void check(Relation.AtMost relation) {
    BigDecimal left = on.sum(relation.left());
    BigDecimal right = on.sum(relation.right());
    if (left.compareTo(right) > 0 && !on.anyBlank(relation.right())) {
      report.add(
          relation,
          Severity.of(relation),
          Comparison.AT_MOST,
          right,
          left,
          Text.of(
              "{}为 {}，多于{}的 {}。",
              "{} is {}, more than {}, which is {}.",
              on.names(relation.left()),
              left,
              on.names(relation.right()),
              right));
    }
  }

  void check(Relation.Equal relation) {
    BigDecimal left = on.sum(relation.left());
    BigDecimal right = on.sum(relation.right());
    // A blank can only add to its own side.
    List<CellCode> lesser = left.compareTo(right) > 0 ? relation.right() : relation.left();
    if (left.compareTo(right) != 0 && !on.anyBlank(lesser)) {
      report.add(
          relation,
          Severity.of(relation),
          Comparison.EQUAL,
          right,
          left,
          Text.of(
              "{}为 {}，{}为 {}，两者应相等。",
              "{} is {}, {} is {}; they should be equal.",
              on.names(relation.left()),
              left,
              on.names(relation.right()),
              right));
    }
  }

  void check(Relation.NotNegative relation) {
    BigDecimal sum = on.sum(relation.cells());
    if (sum.signum() < 0 && !on.anyBlank(relation.cells())) {
      report.add(
          relation,
          Severity.of(relation),
          Comparison.AT_LEAST,
          BigDecimal.ZERO,
          sum,
          Text.of(
              "{}为 {}，不应小于 0。",
              "{} is {}; it should not be below 0.",
              on.names(relation.cells()),
              sum));
    }
  }

  /** Mentioned only: a unit can have as many decisions as items. */
  void check(Relation.Coincidence relation) {
    BigDecimal number = on.number(relation.cell());
    if (number == null || number.signum() == 0 || on.anyBlank(relation.sum())) {
      return;
    }
    if (number.compareTo(on.sum(relation.sum())) == 0) {
      report.add(
          relation,
          relation.id(),
          Severity.NOTICE,
          relation.cells(),
          null,
          null,
          number,
          Text.of(
              "{}填 {}，恰等于{}。",
              "{} is {}, exactly {}.",
              on.name(relation.cell()),
              number,
              on.names(relation.sum())));
    }
  }

  void check(Relation.Requires relation) {
    if (on.anyBlank(relation.some()) || on.sum(relation.some()).signum() > 0) {
      return;
    }
    for (CellCode code : relation.when()) {
      BigDecimal number = on.number(code);
      if (number != null && number.signum() > 0) {
        List<CellCode> cells = new ArrayList<>(List.of(code));
        cells.addAll(relation.some());
        report.add(
            relation,
            relation.id(),
            Severity.of(relation),
            cells,
            null,
            null,
            number,
            Text.of(
                "{}填 {}，而{}为 0。",
                "{} is {}, while {} is 0.",
                on.name(code),
                number,
                on.names(relation.some())));
        return;
      }
    }
  }

  void check(Relation.Range relation) {
    BigDecimal number = on.number(relation.cell());
    BigDecimal min = relation.min();
    BigDecimal max = relation.max();
    Cell cell = on.sheet().edition().cell(relation.cell());
    if (number != null && min != null && number.compareTo(min) < 0) {
      report.add(
          relation,
          Severity.of(relation),
          Comparison.AT_LEAST,
          min,
          number,
          Text.of(
              "{}填 {}，一般不少于 {} {}。",
              "{} is {}, usually at least {} {}.",
              cell.name(),
              number,
              min,
              cell.unit()));
    } else if (number != null && max != null && number.compareTo(max) > 0) {
      report.add(
          relation,
          Severity.of(relation),
          Comparison.AT_MOST,
          max,
          number,
          Text.of(
              "{}填 {}，一般不超过 {} {}。",
              "{} is {}, usually at most {} {}.",
              cell.name(),
              number,
              max,
              cell.unit()));
    }
  }
}
