package tongbao.api.v1;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.totals.Effect;

/** What totals would become, as it is answered. */
@Schema(name = "Effect", description = "What the city's totals would become by a sheet.")
public record EffectAnswer(
    @Schema(description = "The city's area code.") String area,
    @Schema(description = "Units that report for the year.") int expected,
    @Schema(description = "How many filings count now.") int filedNow,
    @Schema(description = "How many would count.") int filed,
    @Schema(description = "How many units would still be missing.") int missing,
    @Schema(description = "The totals that would change, in the order of the form.")
        List<CellEffect> cells) {

  /** What one total would become. */
  @Schema(name = "CellEffect", description = "What one total would become.")
  public record CellEffect(
      @Schema(description = "The cell's code.") String code,
      @Schema(description = "The unit of measure, of cells whose form fixes none.", nullable = true)
          @Nullable String measure,
      @Schema(description = "The total now; null where no filing gives a number.", nullable = true)
          @Nullable BigDecimal now,
      @Schema(description = "What it would become.", nullable = true) @Nullable BigDecimal value) {}

  static EffectAnswer of(Effect effect) {
    var coverage = effect.before().coverage();
    return new EffectAnswer(
        effect.before().query().area().value(),
        coverage.expected(),
        coverage.filed(),
        effect.filed(),
        effect.missing(),
        effect.cells().stream()
            .map(
                cell ->
                    new CellEffect(
                        cell.cell().code().value(), cell.measure(), cell.before(), cell.after()))
            .toList());
  }
}
