package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Relation;
import tongbao.edition.Text;
import tongbao.sheet.Sheet;

/**
 * The relations of an edition, checked on one sheet.
 *
 * <p>A blank adds nothing; what a blank could still put right is asked about or left to the blank's
 * own finding, never refused.
 */
final class RelationChecks {

  private final Operands on;
  private final List<Finding> findings = new ArrayList<>();

  private RelationChecks(Operands on) {
    this.on = on;
  }

  static List<Finding> check(List<Relation> relations, Sheet sheet, BitSet unusable) {
    RelationChecks checks = new RelationChecks(new Operands(sheet, unusable));
    relations.forEach(checks::check);
    return checks.findings;
  }

  private void check(Relation relation) {
    if (!on.usable(relation.cells())) {
      return;
    }
    // A switch over the sealed type needs Java 21; the test of this class covers every kind.
    if (relation instanceof Relation.Sum sum) {
      checkSum(sum);
    } else if (relation instanceof Relation.PartsAtMost parts) {
      checkPartsAtMost(parts);
    } else if (relation instanceof Relation.OfWhich ofWhich) {
      checkOfWhich(ofWhich);
    } else if (relation instanceof Relation.Union union) {
      checkUnion(union);
    } else if (relation instanceof Relation.AtMost atMost) {
      checkAtMost(atMost);
    } else if (relation instanceof Relation.Equal equal) {
      checkEqual(equal);
    } else if (relation instanceof Relation.Requires requires) {
      checkRequires(requires);
    } else if (relation instanceof Relation.Range range) {
      checkRange(range);
    } else {
      throw new IllegalStateException("no check for " + relation);
    }
  }

  private void checkSum(Relation.Sum relation) {
    BigDecimal total = on.number(relation.total());
    BigDecimal sum = on.sum(relation.parts());
    if (total == null) {
      askForTotal(relation, relation.total(), sum);
    } else if (total.compareTo(sum) > 0 && on.anyBlank(relation.parts())) {
      report(
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
      report(
          relation,
          firm(relation),
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

  private void checkPartsAtMost(Relation.PartsAtMost relation) {
    BigDecimal total = on.number(relation.total());
    BigDecimal sum = on.sum(relation.parts());
    if (total == null) {
      askForTotal(relation, relation.total(), sum);
    } else if (total.compareTo(sum) < 0) {
      report(
          relation,
          firm(relation),
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
      report(
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
    if (sum.signum() != 0) {
      report(
          relation,
          Severity.VERIFY,
          Comparison.EQUAL,
          sum,
          null,
          Text.of(
              "{}未填，各分项之和为 {}。请补填。",
              "{} is blank, its parts add up to {}. Fill it in.",
              on.name(total),
              sum));
    }
  }

  private void checkOfWhich(Relation.OfWhich relation) {
    BigDecimal part = on.number(relation.part());
    BigDecimal whole = on.number(relation.whole());
    if (part != null && whole != null && part.compareTo(whole) > 0) {
      report(
          relation,
          firm(relation),
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

  private void checkUnion(Relation.Union relation) {
    BigDecimal total = on.number(relation.total());
    if (total == null) {
      return;
    }
    Text name = on.name(relation.total());
    for (int i = 0; i < relation.parts().size(); i++) {
      CellCode code = relation.parts().get(i);
      BigDecimal part = on.number(code);
      if (part != null && part.compareTo(total) > 0) {
        report(
            relation,
            relation.partIds().get(i),
            firm(relation),
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
      report(
          relation,
          firm(relation),
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

  private void checkAtMost(Relation.AtMost relation) {
    BigDecimal left = on.sum(relation.left());
    BigDecimal right = on.sum(relation.right());
    if (left.compareTo(right) > 0 && !on.anyBlank(relation.right())) {
      report(
          relation,
          firm(relation),
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

  private void checkEqual(Relation.Equal relation) {
    BigDecimal left = on.sum(relation.left());
    BigDecimal right = on.sum(relation.right());
    if (left.compareTo(right) != 0 && !on.anyBlank(relation.cells())) {
      report(
          relation,
          firm(relation),
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

  private void checkRequires(Relation.Requires relation) {
    if (on.anyBlank(relation.some()) || on.sum(relation.some()).signum() > 0) {
      return;
    }
    for (CellCode code : relation.when()) {
      BigDecimal number = on.number(code);
      if (number != null && number.signum() > 0) {
        List<CellCode> cells = new ArrayList<>(List.of(code));
        cells.addAll(relation.some());
        report(
            relation,
            relation.id(),
            firm(relation),
            cells,
            Comparison.AT_MOST,
            BigDecimal.ZERO,
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

  private void checkRange(Relation.Range relation) {
    BigDecimal number = on.number(relation.cell());
    BigDecimal min = relation.min();
    BigDecimal max = relation.max();
    Cell cell = on.sheet().edition().cell(relation.cell());
    if (number != null && min != null && number.compareTo(min) < 0) {
      report(
          relation,
          firm(relation),
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
      report(
          relation,
          firm(relation),
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

  /** What is only plausible is asked about, the rest refused. */
  static Severity firm(Relation relation) {
    return relation.origin().standing() == Relation.Standing.PLAUSIBLE
        ? Severity.VERIFY
        : Severity.ERROR;
  }

  private void report(
      Relation relation,
      Severity severity,
      Comparison comparison,
      BigDecimal expected,
      @Nullable BigDecimal actual,
      Text message) {
    report(
        relation, relation.id(), severity, relation.cells(), comparison, expected, actual, message);
  }

  private void report(
      Relation relation,
      String rule,
      Severity severity,
      List<CellCode> cells,
      Comparison comparison,
      BigDecimal expected,
      @Nullable BigDecimal actual,
      Text message) {
    Text note = relation.origin().note();
    findings.add(
        new Finding(
            rule,
            severity,
            cells,
            Pointer.toCell(cells.get(0)),
            comparison,
            expected,
            actual,
            null,
            note == null ? message : message.and(note),
            null));
  }
}
