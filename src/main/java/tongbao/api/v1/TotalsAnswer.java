package tongbao.api.v1;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.edition.Totalling;
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
    @Schema(description = "Every cell of the form in its order.") List<CellAnswer> totals,
    @Schema(description = "What may not be added up, in the order of the form.")
        List<ApartAnswer> apart) {

  /** How complete totals are. */
  @Schema(name = "Coverage", description = "How complete totals are.")
  public record CoverageAnswer(
      @Schema(description = "Units that report for the year.") int expected,
      @Schema(description = "How many of them have a filing that counts.") int filed,
      @Schema(description = "The codes of the others, of the first 5,000.") List<String> missing) {

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
      @Schema(
              description = "Unit of measure; null where the form fixes none.",
              examples = "条",
              nullable = true)
          @Nullable String unit,
      @Schema(
              description =
                  "Exact; null where no filing gives a number, and where numbers may not be added:"
                      + " those stand in apart.",
              nullable = true)
          @Nullable BigDecimal value,
      @Schema(description = "How many filings count.") int filed,
      @Schema(
              description =
                  "How many of them give no number: blank, struck out, or given in another row instead.")
          int blank,
      @Schema(
              description =
                  "How filings are added up. added: their numbers. from-parts: one that left the cell"
                      + " blank counts for the sum of its parts. stock: added, but units count it in"
                      + " different scope. by-measure: not added, see apart.",
              enumeration = {"added", "from-parts", "stock", "by-measure"})
          String totalling,
      @Schema(description = "Why it is not a plain sum; null where it is.", nullable = true)
          @Nullable String reason) {

    static CellAnswer of(CellTotal total, Language language) {
      Text reason = total.cell().totallingReason();
      return new CellAnswer(
          total.cell().code().value(),
          total.cell().row().number(),
          total.cell().label(),
          EditionAnswer.unit(total.cell()),
          total.value(),
          total.filed(),
          total.blank(),
          EditionAnswer.word(total.cell().totalling()),
          reason == null ? null : reason.in(language.locale()));
    }
  }

  /** A total that is not added up. */
  @Schema(name = "ApartTotal", description = "What may not be added up, by unit of measure.")
  public record ApartAnswer(
      @Schema(description = "The cell's code.") String code,
      @Schema(description = "Why it is not added up.") String reason,
      @Schema(description = "One for each unit of measure.") List<MeasuredAnswer> values) {

    static ApartAnswer of(CellTotal total, Language language) {
      Text reason = Objects.requireNonNull(total.cell().totallingReason());
      return new ApartAnswer(
          total.cell().code().value(),
          reason.in(language.locale()),
          total.apart().stream().map(MeasuredAnswer::of).toList());
    }
  }

  /** The sum in one unit of measure. */
  @Schema(name = "MeasuredTotal", description = "The sum in one unit of measure.")
  public record MeasuredAnswer(
      @Schema(description = "null: of filings that do not say in which.", nullable = true)
          @Nullable String unit,
      @Schema(description = "Exact.") @Nullable BigDecimal value,
      @Schema(description = "How many filings give a number in it.") int filed) {

    static MeasuredAnswer of(CellTotal.Measured measured) {
      return new MeasuredAnswer(measured.measure(), measured.value(), measured.filed());
    }
  }

  static TotalsAnswer of(Totals totals, Language language) {
    return new TotalsAnswer(
        totals.query().year(),
        totals.query().edition().id(),
        totals.query().area().value(),
        totals.query().basis().code(),
        totals.query().lineage().code(),
        totals.asOf(),
        CoverageAnswer.of(totals.coverage()),
        totals.cells().stream().map(total -> CellAnswer.of(total, language)).toList(),
        totals.cells().stream()
            .filter(total -> total.cell().totalling() == Totalling.BY_MEASURE)
            .map(total -> ApartAnswer.of(total, language))
            .toList());
  }
}
