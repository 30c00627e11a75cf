package tongbao.totals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;

/**
 * How totals changed between two instants, and why. Blank counts as nothing here: what is told
 * apart is what was added.
 *
 * @param cells the cells whose totals differ or whose differences cancel out, in the order of the
 *     form
 * @param parts every unit whose share differs; cell by cell their differences add up exactly
 */
public record Difference(Totals from, Totals to, List<CellDifference> cells, List<Part> parts) {

  /**
   * One cell.
   *
   * @param difference what was added, exact
   * @param causes what was added for each cause; they add up to the difference
   */
  public record CellDifference(
      Cell cell,
      @Nullable BigDecimal from,
      @Nullable BigDecimal to,
      BigDecimal difference,
      Map<Cause, BigDecimal> causes) {}

  /** One unit's part in it. */
  public record Part(Shift shift, List<CellPart> cells) {}

  /** One unit's part in one cell. */
  public record CellPart(
      Cell cell, @Nullable BigDecimal from, @Nullable BigDecimal to, BigDecimal difference) {}

  /** Puts the difference of two totals down to the units whose shares differ. */
  public static Difference between(Totals from, Totals to, List<Shift> shifts) {
    List<Part> parts = shifts.stream().map(Difference::part).toList();
    Map<CellCode, Map<Cause, BigDecimal>> added = new HashMap<>();
    for (Part part : parts) {
      for (CellPart share : part.cells()) {
        added
            .computeIfAbsent(share.cell().code(), code -> new EnumMap<>(Cause.class))
            .merge(part.shift().cause(), share.difference(), BigDecimal::add);
      }
    }
    List<CellDifference> cells = new ArrayList<>();
    for (int i = 0; i < from.cells().size(); i++) {
      Cell cell = from.cells().get(i).cell();
      Map<Cause, BigDecimal> causes = added.getOrDefault(cell.code(), Map.of());
      @Nullable BigDecimal before = from.cells().get(i).value();
      @Nullable BigDecimal after = to.cells().get(i).value();
      if (!causes.isEmpty() || added(before, after).signum() != 0) {
        cells.add(new CellDifference(cell, before, after, added(before, after), causes));
      }
    }
    return new Difference(from, to, List.copyOf(cells), parts);
  }

  private static Part part(Shift shift) {
    Shift.Share before = shift.before();
    Shift.Share after = shift.after();
    Shift.Share any = after == null ? before : after;
    List<CellPart> cells = new ArrayList<>();
    if (any != null) {
      for (Cell cell : any.sheet().edition().cells()) {
        @Nullable BigDecimal was = before == null ? null : before.sheet().number(cell);
        @Nullable BigDecimal is = after == null ? null : after.sheet().number(cell);
        BigDecimal added = added(was, is);
        if (added.signum() != 0 || (was == null) != (is == null)) {
          cells.add(new CellPart(cell, was, is, added));
        }
      }
    }
    return new Part(shift, List.copyOf(cells));
  }

  private static BigDecimal added(@Nullable BigDecimal before, @Nullable BigDecimal after) {
    return (after == null ? BigDecimal.ZERO : after)
        .subtract(before == null ? BigDecimal.ZERO : before);
  }
}
