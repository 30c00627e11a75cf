package tongbao.check;

import java.util.BitSet;
import java.util.List;
import tongbao.edition.Relation;
import tongbao.sheet.Sheet;

/** The relations of an edition, checked on one sheet. */
final class RelationChecks {

  private RelationChecks() {}

  /** The findings of relations; one that ties an unusable cell proves nothing and is left out. */
  static List<Finding> check(List<Relation> relations, Sheet sheet, BitSet unusable) {
    Report report = new Report(new Operands(sheet, unusable));
    TotalChecks totals = new TotalChecks(report);
    ComparisonChecks comparisons = new ComparisonChecks(report);
    for (Relation relation : relations) {
      if (report.on().usable(relation.cells())) {
        check(relation, totals, comparisons);
      }
    }
    return report.findings();
  }

  private static void check(Relation relation, TotalChecks totals, ComparisonChecks comparisons) {
    // A switch over the sealed type needs Java 21; the table test has a sheet for every kind.
    if (relation instanceof Relation.Sum sum) {
      totals.check(sum);
    } else if (relation instanceof Relation.PartsAtMost parts) {
      totals.check(parts);
    } else if (relation instanceof Relation.Union union) {
      totals.check(union);
    } else if (relation instanceof Relation.OfWhich ofWhich) {
      comparisons.check(ofWhich);
    } else if (relation instanceof Relation.AtMost atMost) {
      comparisons.check(atMost);
    } else if (relation instanceof Relation.Equal equal) {
      comparisons.check(equal);
    } else if (relation instanceof Relation.Requires requires) {
      comparisons.check(requires);
    } else if (relation instanceof Relation.Range range) {
      comparisons.check(range);
    } else {
      throw new IllegalStateException("no check for " + relation);
    }
  }
}
