package tongbao.totals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Totalling;

/**
 * How totals changed between two instants, and why. Blank counts as nothing here: what is told
 * apart is what was added.
 *
 * @param cells the cells whose totals differ or whose differences cancel out, in the order of the
 *     form
 * @param parts every unit whose share differs; cell by cell their differences add up exactly
 */
public record Difference(Totals from, Totals to, List<CellDifference> cells, List<Part> parts) {

  /** Changes of more units than these are asked for area by area; each brings its whole sheets. */
  public static final int MOST_PARTS = 5_000;

  /**
   * One cell.
   *
   * @param measure the unit of measure, of cells whose numbers are added by measure
   * @param difference what was added, exact
   * @param causes what was added for each cause; they add up to the difference
   */
  public record CellDifference(
      Cell cell,
      @Nullable String measure,
      @Nullable BigDecimal from,
      @Nullable BigDecimal to,
      BigDecimal difference,
      Map<Cause, BigDecimal> causes) {}

  /** One unit's part in it. */
  public record Part(Shift shift, List<CellPart> cells) {}

  /** One unit's part in one cell. */
  public record CellPart(
      Cell cell,
      @Nullable String measure,
      @Nullable BigDecimal from,
      @Nullable BigDecimal to,
      BigDecimal difference) {}

  /** Puts the difference of two totals down to the units whose shares differ. */
  public static Difference between(Totals from, Totals to, List<Shift> shifts) {
    List<Part> parts = shifts.stream().map(Difference::part).toList();
    Map<Line, Map<Cause, BigDecimal>> added = new HashMap<>();
    for (Part part : parts) {
      for (CellPart share : part.cells()) {
        added
            .computeIfAbsent(
                new Line(share.cell().code(), share.measure()), code -> new EnumMap<>(Cause.class))
            .merge(part.shift().cause(), share.difference(), BigDecimal::add);
      }
    }
    List<CellDifference> cells = new ArrayList<>();
    for (int i = 0; i < from.cells().size(); i++) {
      Cell cell = from.cells().get(i).cell();
      Map<Line, CellTotal.Measured> before = lines(from.cells().get(i));
      Map<Line, CellTotal.Measured> after = lines(to.cells().get(i));
      Set<Line> lines = new LinkedHashSet<>(before.keySet());
      lines.addAll(after.keySet());
      for (Line line : lines) {
        Map<Cause, BigDecimal> causes = added.getOrDefault(line, Map.of());
        @Nullable BigDecimal was = value(before.get(line));
        @Nullable BigDecimal is = value(after.get(line));
        if (!causes.isEmpty() || added(was, is).signum() != 0) {
          cells.add(new CellDifference(cell, line.measure(), was, is, added(was, is), causes));
        }
      }
    }
    return new Difference(from, to, List.copyOf(cells), parts);
  }

  /** What is added up by itself: a cell, of some cells those numbers that are in one measure. */
  private record Line(CellCode cell, @Nullable String measure) {}

  private static Map<Line, CellTotal.Measured> lines(CellTotal total) {
    Map<Line, CellTotal.Measured> lines = new LinkedHashMap<>();
    for (CellTotal.Measured line : total.lines()) {
      lines.put(new Line(total.cell().code(), line.measure()), line);
    }
    return lines;
  }

  private static @Nullable BigDecimal value(CellTotal.@Nullable Measured line) {
    return line == null ? null : line.value();
  }

  private static Part part(Shift shift) {
    Shift.Share before = shift.before();
    Shift.Share after = shift.after();
    Shift.Share any = after == null ? before : after;
    List<CellPart> cells = new ArrayList<>();
    if (any != null) {
      @Nullable BigDecimal @Nullable [] were = before == null ? null : before.sheet().counting();
      @Nullable BigDecimal @Nullable [] are = after == null ? null : after.sheet().counting();
      for (Cell cell : any.sheet().edition().cells()) {
        @Nullable BigDecimal was = were == null ? null : were[cell.index()];
        @Nullable BigDecimal is = are == null ? null : are[cell.index()];
        @Nullable String wasIn = measure(before, cell);
        @Nullable String isIn = measure(after, cell);
        if (was != null && is != null && !Objects.equals(wasIn, isIn)) {
          add(cells, cell, wasIn, was, null);
          add(cells, cell, isIn, null, is);
        } else {
          add(cells, cell, is == null ? wasIn : isIn, was, is);
        }
      }
    }
    return new Part(shift, List.copyOf(cells));
  }

  private static void add(
      List<CellPart> cells,
      Cell cell,
      @Nullable String measure,
      @Nullable BigDecimal was,
      @Nullable BigDecimal is) {
    BigDecimal added = added(was, is);
    if (added.signum() != 0 || (was == null) != (is == null)) {
      cells.add(new CellPart(cell, measure, was, is, added));
    }
  }

  private static @Nullable String measure(Shift.@Nullable Share share, Cell cell) {
    return share == null || cell.totalling() != Totalling.BY_MEASURE
        ? null
        : share.sheet().remarks().on(cell.code()).measure();
  }

  private static BigDecimal added(@Nullable BigDecimal before, @Nullable BigDecimal after) {
    return (after == null ? BigDecimal.ZERO : after)
        .subtract(before == null ? BigDecimal.ZERO : before);
  }
}
