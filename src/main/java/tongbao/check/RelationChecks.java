package tongbao.check;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.check.ReadyRelations.Ready;
import tongbao.edition.Relation;
import tongbao.sheet.Sheet;

/** The relations of an edition, checked on one sheet. */
final class RelationChecks {

  private final BitSet unusable;
  private final Background background;

  /**
   * Checks.
   *
   * @param unusable the cells that hold something, but nothing to reckon with
   */
  RelationChecks(BitSet unusable, Background background) {
    this.unusable = unusable;
    this.background = background;
  }

  /**
   * The findings of relations; one that ties an unusable cell proves nothing and is left out.
   *
   * @param figures the numbers of the sheet; {@code null} where they are too large
   */
  List<Finding> check(List<Ready> relations, Sheet sheet, @Nullable Figures figures) {
    Report report = new Report(new Operands(sheet, unusable));
    TotalChecks totals = new TotalChecks(report);
    ComparisonChecks comparisons = new ComparisonChecks(report);
    CircumstanceChecks circumstances = new CircumstanceChecks(report, background);
    for (Ready ready : relations) {
      boolean silent = figures != null && ready.silence().on(figures);
      if (!silent && report.on().usable(ready.relation())) {
        check(ready.relation(), totals, comparisons, circumstances);
      }
    }
    return report.findings();
  }

  private static void check(
      Relation relation,
      TotalChecks totals,
      ComparisonChecks comparisons,
      CircumstanceChecks circumstances) {
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
    } else if (relation instanceof Relation.NotNegative sum) {
      comparisons.check(sum);
    } else if (relation instanceof Relation.Coincidence coincidence) {
      comparisons.check(coincidence);
    } else if (relation instanceof Relation.Reserved reserved) {
      circumstances.check(reserved);
    } else if (relation instanceof Relation.Tell tell) {
      circumstances.check(tell);
    } else if (relation instanceof Relation.AcrossYears acrossYears) {
      circumstances.check(acrossYears);
    } else {
      throw new IllegalStateException("no check for " + relation);
    }
  }
}
