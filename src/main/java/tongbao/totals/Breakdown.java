package tongbao.totals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.filing.StateName;
import tongbao.unit.UnitCode;

/**
 * One total taken apart.
 *
 * @param parts every filing that counts, by unit; their values add up to the total exactly
 */
public record Breakdown(
    TotalsQuery query, Instant asOf, Coverage coverage, CellTotal total, List<Part> parts) {

  /** The total that parts add up to. */
  public static CellTotal add(Cell cell, List<Part> parts) {
    List<BigDecimal> given = new ArrayList<>();
    for (Part part : parts) {
      BigDecimal value = part.value();
      if (value != null) {
        given.add(value);
      }
    }
    BigDecimal sum = given.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new CellTotal(
        cell, given.isEmpty() ? null : sum, parts.size(), parts.size() - given.size());
  }

  /**
   * One unit's share.
   *
   * @param value {@code null} where the unit left the cell blank
   * @param explanations what the unit says of the cell's findings, by rule
   */
  public record Part(
      UnitCode unit,
      String name,
      @Nullable BigDecimal value,
      int revision,
      StateName state,
      Map<String, String> explanations) {}
}
