package tongbao.api.v1;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.totals.Cause;
import tongbao.totals.Difference;
import tongbao.totals.Shift;

/** How totals changed between two instants, as it is answered. */
@Schema(
    name = "TotalsChanges",
    description =
        "How totals changed between two instants: cell by cell the causes, and the parts of the"
            + " units, add up to the difference exactly.")
public record DifferenceAnswer(
    @Schema(description = "The reporting year.") int year,
    @Schema(description = "The id of the form.") String edition,
    @Schema(description = "The area, with everything below it.") String area,
    @Schema(
            description = "Which filings count.",
            enumeration = {"submitted", "accepted", "published"})
        String basis,
    @Schema(
            description = "By which organisation filings are added up.",
            enumeration = {"then", "now"})
        String lineage,
    @Schema(description = "The first instant.") Instant from,
    @Schema(description = "The second instant.") Instant to,
    CoverageChange coverage,
    @Schema(description = "The cells that changed, in the order of the form.")
        List<CellDifference> cells,
    @Schema(description = "The units whose shares changed, by code.") List<UnitDifference> parts) {

  /** The coverage at both instants. */
  @Schema(name = "CoverageChange", description = "The coverage at both instants.")
  public record CoverageChange(TotalsAnswer.CoverageAnswer from, TotalsAnswer.CoverageAnswer to) {}

  /** How one total changed. */
  @Schema(name = "CellDifference", description = "How one total changed.")
  public record CellDifference(
      @Schema(description = "The cell's code.", examples = "disclosure.items") String code,
      @Schema(description = "Number printed on the form.", nullable = true) @Nullable String number,
      @Schema(description = "Label printed on the form.") String label,
      @Schema(
              description =
                  "Unit of measure; of cells whose form fixes none one line for each that units"
                      + " chose, null where they did not.",
              nullable = true)
          @Nullable String unit,
      @Schema(description = "The total at the first instant.", nullable = true)
          @Nullable BigDecimal from,
      @Schema(description = "The total at the second instant.", nullable = true)
          @Nullable BigDecimal to,
      @Schema(description = "To minus from, where blank counts as nothing.") BigDecimal difference,
      @Schema(
              description =
                  "What each cause adds: filing, late-filing, revision, decision, withdrawal,"
                      + " reorganisation.")
          Map<String, BigDecimal> causes) {}

  /** How one unit's share changed. */
  @Schema(name = "UnitDifference", description = "How one unit's share changed.")
  public record UnitDifference(
      @Schema(description = "The unit's code.") String unit,
      @Schema(description = "The unit's name.") String name,
      @Schema(
              description =
                  "filing: filed for the first time. late-filing: the same after its due date."
                      + " revision: another revision counts. decision: accepted or published."
                      + " withdrawal: sent back or withdrawn. reorganisation: the register moved the"
                      + " unit into or out of the area.",
              enumeration = {
                "filing",
                "late-filing",
                "revision",
                "decision",
                "withdrawal",
                "reorganisation"
              })
          String cause,
      @Schema(description = "The revision that counted at the first instant.", nullable = true)
          @Nullable Integer fromRevision,
      @Schema(description = "The revision that counted at the second instant.", nullable = true)
          @Nullable Integer toRevision,
      @Schema(description = "Its cells that differ.") List<UnitCell> cells) {}

  /** How one cell of one unit changed. */
  @Schema(name = "UnitCellDifference", description = "How one cell of one unit changed.")
  public record UnitCell(
      @Schema(description = "The cell's code.") String code,
      @Schema(
              description = "The unit of measure the unit chose, where the form fixes none.",
              nullable = true)
          @Nullable String measure,
      @Schema(description = "null where it was blank or did not count.", nullable = true)
          @Nullable BigDecimal from,
      @Schema(description = "null where it is blank or does not count.", nullable = true)
          @Nullable BigDecimal to,
      @Schema(description = "To minus from, where blank counts as nothing.")
          BigDecimal difference) {}

  static DifferenceAnswer of(Difference difference) {
    var query = difference.from().query();
    return new DifferenceAnswer(
        query.year(),
        query.edition().id(),
        query.area().value(),
        query.basis().code(),
        query.lineage().code(),
        difference.from().asOf(),
        difference.to().asOf(),
        new CoverageChange(
            TotalsAnswer.CoverageAnswer.of(difference.from().coverage()),
            TotalsAnswer.CoverageAnswer.of(difference.to().coverage())),
        difference.cells().stream().map(DifferenceAnswer::cell).toList(),
        difference.parts().stream().map(DifferenceAnswer::unit).toList());
  }

  private static CellDifference cell(Difference.CellDifference cell) {
    Map<String, BigDecimal> causes = new LinkedHashMap<>();
    for (Map.Entry<Cause, BigDecimal> cause : cell.causes().entrySet()) {
      causes.put(cause.getKey().code(), cause.getValue());
    }
    Cell of = cell.cell();
    return new CellDifference(
        of.code().value(),
        of.row().number(),
        of.label(),
        of.measures().isEmpty() ? of.unit() : cell.measure(),
        cell.from(),
        cell.to(),
        cell.difference(),
        causes);
  }

  private static UnitDifference unit(Difference.Part part) {
    Shift shift = part.shift();
    Shift.Share before = shift.before();
    Shift.Share after = shift.after();
    return new UnitDifference(
        shift.unit().value(),
        shift.name(),
        shift.cause().code(),
        before == null ? null : before.revision(),
        after == null ? null : after.revision(),
        part.cells().stream()
            .map(
                cell ->
                    new UnitCell(
                        cell.cell().code().value(),
                        cell.measure(),
                        cell.from(),
                        cell.to(),
                        cell.difference()))
            .toList());
  }
}
