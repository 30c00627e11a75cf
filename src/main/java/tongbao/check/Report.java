package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;
import tongbao.edition.Relation;
import tongbao.edition.Text;

/** What checks look at, and the findings they have come to. */
final class Report {

  private final Operands on;
  private final List<Finding> findings = new ArrayList<>();

  Report(Operands on) {
    this.on = on;
  }

  /** The numbers under check. */
  Operands on() {
    return on;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Adds a finding that bears the relation's own name. */
  void add(
      Relation relation,
      Severity severity,
      Comparison comparison,
      BigDecimal expected,
      @Nullable BigDecimal actual,
      Text message) {
    add(relation, relation.id(), severity, relation.cells(), comparison, expected, actual, message);
  }

  /** Adds a finding about some cells of a relation. */
  void add(
      Relation relation,
      String rule,
      Severity severity,
      List<CellCode> cells,
      @Nullable Comparison comparison,
      @Nullable BigDecimal expected,
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
