package tongbao.check;

import java.math.BigDecimal;
import java.util.List;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Relation;

/**
 * Tells of most relations of most sheets, from plain sums, that they have nothing to say. Where it
 * cannot tell, nothing is said of the relation yet: the checks decide, and they alone.
 */
interface Silence {

  /** Whether the relation surely has no finding on a sheet of these numbers. */
  boolean on(Figures sheet);

  /** The silence of a relation of a form. */
  static Silence of(Relation relation, Edition edition) {
    // A blank is 0 here. It adds nothing in the checks either, and what it leaves open makes them
    // more silent, never less.
    if (relation instanceof Relation.Sum sum) {
      return equal(places(edition, sum.parts()), places(edition, List.of(sum.total())));
    } else if (relation instanceof Relation.PartsAtMost some) {
      return equal(places(edition, some.parts()), places(edition, List.of(some.total())));
    } else if (relation instanceof Relation.Equal equal) {
      return equal(places(edition, equal.left()), places(edition, equal.right()));
    } else if (relation instanceof Relation.OfWhich ofWhich) {
      return atMost(
          places(edition, List.of(ofWhich.part())), places(edition, List.of(ofWhich.whole())));
    } else if (relation instanceof Relation.AtMost atMost) {
      return atMost(places(edition, atMost.left()), places(edition, atMost.right()));
    } else if (relation instanceof Relation.NotNegative sum) {
      return atMost(new int[0], places(edition, sum.cells()));
    } else if (relation instanceof Relation.Union union) {
      return union(place(edition, union.total()), places(edition, union.parts()));
    } else if (relation instanceof Relation.Requires requires) {
      return requires(places(edition, requires.when()), places(edition, requires.some()));
    } else if (relation instanceof Relation.Reserved reserved) {
      return requires(places(edition, reserved.cells()), new int[0]);
    } else if (relation instanceof Relation.Tell tell) {
      return requires(places(edition, tell.cells()), new int[0]);
    } else if (relation instanceof Relation.Range range) {
      return within(range, place(edition, range.cell()));
    } else if (relation instanceof Relation.Coincidence coincidence) {
      return differs(place(edition, coincidence.cell()), places(edition, coincidence.sum()));
    }
    // It needs more than the numbers of the sheet.
    return sheet -> false;
  }

  private static Silence equal(int[] left, int[] right) {
    return sheet -> sheet.sum(left) == sheet.sum(right);
  }

  private static Silence atMost(int[] left, int[] right) {
    return sheet -> sheet.sum(left) <= sheet.sum(right);
  }

  private static Silence union(int total, int[] parts) {
    return sheet ->
        sheet.number(total) <= sheet.sum(parts) && !sheet.anyAbove(sheet.number(total), parts);
  }

  private static Silence requires(int[] when, int[] some) {
    return sheet -> !sheet.anyAbove(0, when) || sheet.sum(some) > 0;
  }

  private static Silence differs(int cell, int[] sum) {
    return sheet -> sheet.number(cell) == 0 || sheet.number(cell) != sheet.sum(sum);
  }

  private static Silence within(Relation.Range range, int cell) {
    BigDecimal min = range.min();
    BigDecimal max = range.max();
    if ((min != null && !Figures.fits(min)) || (max != null && !Figures.fits(max))) {
      return sheet -> false;
    }
    long least = min == null ? Long.MIN_VALUE : Figures.millionths(min);
    long most = max == null ? Long.MAX_VALUE : Figures.millionths(max);
    return sheet -> least <= sheet.number(cell) && sheet.number(cell) <= most;
  }

  private static int place(Edition edition, CellCode code) {
    return edition.cell(code).index();
  }

  private static int[] places(Edition edition, List<CellCode> codes) {
    return codes.stream().mapToInt(code -> place(edition, code)).toArray();
  }
}
