package tongbao.check;

import java.math.BigDecimal;
import java.util.List;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Relation;
import tongbao.edition.Text;

/**
 * The relations between a total and its parts.
 *
 * <p>A blank adds nothing; what a blank could still put right is asked about or left to the blank's
 * own finding, never refused.
 */
final class TotalChecks {

  private final Report report;
  private final Operands on;

  TotalChecks(Report report) {
    this.report = report;
    this.on = report.on();
  }

  void check(Relation.Sum relation) {
    BigDecimal total = on.number(relation.total());
    BigDecimal sum = on.sum(relation.parts());
    if (total == null) {
      askForTotal(relation, relation.total(), sum);
    } else if (total.compareTo(sum) > 0 && on.anyBlank(relation.parts())) {
      report.add(
          relation,
          Severity.VERIFY,
          Comparison.EQUAL,
          sum,
          total,
          Text.of(
              "{}填 {}，已填各分项之和为 {}，相差 {}；有分项未填，请补填或说明。",
              "{} is {}, the parts given add up to {}, difference {}; a part is blank: fill it in"
                  + " or explain.",
              on.name(relation.total()),
              total,
              sum,
              total.subtract(sum)));
    } else if (total.compareTo(sum) != 0) {
      report.add(
          relation,
          Severity.of(relation),
          Comparison.EQUAL,
          sum,
          total,
          Text.of(
              "{}填 {}，各分项之和为 {}，相差 {}。请更正总数或分项。",
              "{} is {}, its parts add up to {}, difference {}. Correct the total or a part.",
              on.name(relation.total()),
              total,
              sum,
              total.subtract(sum)));
    }
  }

  void check(Relation.PartsAtMost relation) {
    BigDecimal total = on.number(relation.total());
    BigDecimal sum = on.sum(relation.parts());
    if (total == null) {
      askForTotal(relation, relation.total(), sum);
    } else if (total.compareTo(sum) < 0) {
      report.add(
          relation,
          Severity.of(relation),
          Comparison.AT_LEAST,
          sum,
          total,
          Text.of(
              "{}填 {}，少于各分项之和 {}。请更正总数或分项。",
              "{} is {}, less than the sum of its parts, {}. Correct the total or a part.",
              on.name(relation.total()),
              total,
              sum));
    } else if (total.compareTo(sum) > 0) {
      report.add(
          relation,
          Severity.VERIFY,
          Comparison.EQUAL,
          sum,
          total,
          Text.of(
              "{}填 {}，多于各分项之和 {}。",
              "{} is {}, more than the sum of its parts, {}.",
              on.name(relation.total()),
              total,
              sum));
    }
  }

  private void askForTotal(Relation relation, CellCode total, BigDecimal sum) {
    Cell cell = on.sheet().edition().cell(total);
    boolean struckOut = on.sheet().isNotApplicable(cell);
    // What is told with the other blanks of its part is told there.
    if (sum.signum() != 0 && (struckOut || !BlankChecks.collected(cell))) {
      report.add(
          relation,
          Severity.VERIFY,
          Comparison.EQUAL,
          sum,
          null,
          Text.of(
              "{}{}，各分项之和为 {}。请补填。",
              "{} is {}, its parts add up to {}. Fill it in.",
              on.name(total),
              struckOut ? new Text("标为不适用", "marked as not applicable") : new Text("未填", "blank"),
              sum));
    }
  }

  void check(Relation.Union relation) {
    BigDecimal total = on.number(relation.total());
    if (total == null) {
      return;
    }
    Text name = on.name(relation.total());
    for (int i = 0; i < relation.parts().size(); i++) {
      CellCode code = relation.parts().get(i);
      BigDecimal part = on.number(code);
      if (part != null && part.compareTo(total) > 0) {
        report.add(
            relation,
            relation.partIds().get(i),
            Severity.of(relation),
            List.of(code, relation.total()),
            Comparison.AT_MOST,
            total,
            part,
            Text.of(
                "{}填 {}，多于{}的 {}。",
                "{} is {}, more than {}, which is {}.",
                on.name(code),
                part,
                name,
                total));
      }
    }
    BigDecimal sum = on.sum(relation.parts());
    if (total.compareTo(sum) > 0 && !on.anyBlank(relation.parts())) {
      report.add(
          relation,
          Severity.of(relation),
          Comparison.AT_MOST,
          sum,
          total,
          Text.of(
              "{}填 {}，多于各渠道之和 {}。",
              "{} is {}, more than all its channels together, {}.",
              name,
              total,
              sum));
    }
  }
}
