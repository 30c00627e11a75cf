package tongbao.totals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Totalling;
import tongbao.filing.StateName;
import tongbao.unit.AreaCode;
import tongbao.unit.UnitCode;

/**
 * One total taken apart.
 *
 * @param parts every filing that counts, by unit; their values add up to the total exactly
 */
public record Breakdown(
    TotalsQuery query, Instant asOf, Coverage coverage, CellTotal total, List<Part> parts) {

  /** A total of more filings than these is taken apart area by area. */
  public static final int MOST_PARTS = 20_000;

  /** The total that parts add up to. */
  public static CellTotal add(Cell cell, List<Part> parts) {
    List<BigDecimal> given = new ArrayList<>();
    for (Part part : parts) {
      BigDecimal value = part.value();
      if (value != null) {
        given.add(value);
      }
    }
    int blank = parts.size() - given.size();
    if (cell.totalling() == Totalling.BY_MEASURE) {
      return new CellTotal(cell, null, parts.size(), blank, measured(parts));
    }
    BigDecimal sum = given.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new CellTotal(cell, given.isEmpty() ? null : sum, parts.size(), blank);
  }

  private static List<CellTotal.Measured> measured(List<Part> parts) {
    Map<String, List<BigDecimal>> given = new TreeMap<>();
    for (Part part : parts) {
      BigDecimal value = part.value();
      if (value != null) {
        String measure = part.measure();
        given.computeIfAbsent(measure == null ? "" : measure, m -> new ArrayList<>()).add(value);
      }
    }
    return given.entrySet().stream()
        .map(
            each ->
                new CellTotal.Measured(
                    each.getKey().isEmpty() ? null : each.getKey(),
                    each.getValue().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                    each.getValue().size()))
        .toList();
  }

  /** The parts added up by the unit they count under, by code; they add up to the total too. */
  public List<Group> groups() {
    Map<UnitCode, List<Part>> byUnit =
        parts.stream()
            .collect(Collectors.groupingBy(Part::countedUnder, TreeMap::new, Collectors.toList()));
    return byUnit.entrySet().stream()
        .map(
            group ->
                new Group(
                    group.getKey(),
                    group.getValue().get(0).area(),
                    add(total.cell(), group.getValue())))
        .toList();
  }

  /** What counts under one unit, and the area that unit belongs to. */
  public record Group(UnitCode unit, AreaCode area, CellTotal total) {}

  /**
   * One unit's share.
   *
   * @param countedUnder the unit it counts under: itself, or by {@link Lineage#NOW} the last of its
   *     successors
   * @param area the area it counts in
   * @param value {@code null} where the unit left the cell blank
   * @param derived whether the unit left the cell blank and the value follows from its parts
   * @param measure the unit of measure, where the form fixes none and the unit says which
   * @param explanations what the unit says of the cell's findings, by rule
   */
  public record Part(
      UnitCode unit,
      String name,
      UnitCode countedUnder,
      AreaCode area,
      @Nullable BigDecimal value,
      boolean derived,
      @Nullable String measure,
      int revision,
      StateName state,
      Map<String, String> explanations) {}
}
