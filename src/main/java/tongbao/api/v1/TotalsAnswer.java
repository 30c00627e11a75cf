package tongbao.api.v1;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.totals.CellTotal;
import tongbao.totals.Coverage;
import tongbao.totals.Totals;
import tongbao.unit.UnitCode;

/** Totals as they are answered. */
@Schema(name = "Totals", description = "The sums of an area for a year, with their coverage.")
public record TotalsAnswer(
    @Schema(description = "The reporting year.") int year,
    @Schema(description = "The id of the form.") String edition,
    @Schema(description = "The area, with everything below it.", examples = "620900") String area,
    @Schema(
            description = "Which filings count.",
            enumeration = {"submitted", "accepted", "published"})
        String basis,
    @Schema(
            description = "By which organisation filings are added up.",
            enumeration = {"then", "now"})
        String lineage,
    @Schema(description = "When they were added up; nothing that counts has changed since.")
        Instant asOf,
    CoverageAnswer coverage,
    @Schema(description = "Every cell of the form in its order.") List<CellAnswer> totals) {

  /** How complete totals are. */
  @Schema(name = "Coverage", description = "How complete totals are.")
  public record CoverageAnswer(
      @Schema(description = "Units that report for the year.") int expected,
      @Schema(description = "How many of them have a filing that counts.") int filed,
      @Schema(description = "The codes of the others.") List<String> missing) {

    static CoverageAnswer of(Coverage coverage) {
      return new CoverageAnswer(
          coverage.expected(),
          coverage.filed(),
          coverage.missing().stream().map(UnitCode::value).toList());
    }
  }

  /** The sum of one cell. */
  @Schema(name = "CellTotal", description = "The sum of one cell over the filings that count.")
  public record CellAnswer(
      @Schema(description = "The cell's code.", examples = "disclosure.items") String code,
      @Schema(description = "Number printed on the form.", examples = "1.1", nullable = true)
          @Nullable String number,
      @Schema(description = "Label printed on the form.") String label,
      @Schema(description = "Unit of measure.", examples = "条") String unit,
      @Schema(description = "Exact; null where no filing gives a number.", nullable = true)
          @Nullable BigDecimal value,
      @Schema(description = "How many filings count.") int filed,
      @Schema(description = "How many of them leave the cell blank.") int blank) {

    static CellAnswer of(CellTotal total) {
      return new CellAnswer(
          total.cell().code().value(),
          total.cell().row().number(),
          total.cell().label(),
          total.cell().unit(),
          total.value(),
          total.filed(),
          total.blank());
    }
  }

  static TotalsAnswer of(Totals totals) {
    return new TotalsAnswer(
        totals.query().year(),
        totals.query().edition().id(),
        totals.query().area().value(),
        totals.query().basis().code(),
        totals.query().lineage().code(),
        totals.asOf(),
        CoverageAnswer.of(totals.coverage()),
        totals.cells().stream().map(CellAnswer::of).toList());
  }
}
