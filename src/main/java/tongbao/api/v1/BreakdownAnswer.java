package tongbao.api.v1;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.totals.Breakdown;
import tongbao.totals.CellTotal;
import tongbao.totals.Lineage;

/** One total taken apart, as it is answered. */
@Schema(name = "Breakdown", description = "One total taken apart; the parts add up to it exactly.")
public record BreakdownAnswer(
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
    @Schema(description = "When it was added up.") Instant asOf,
    TotalsAnswer.CoverageAnswer coverage,
    @Schema(description = "The cell's code.", examples = "disclosure.items") String code,
    @Schema(description = "Number printed on the form.", nullable = true) @Nullable String number,
    @Schema(description = "Label printed on the form.") String label,
    @Schema(description = "Unit of measure; null where the form fixes none.", nullable = true)
        @Nullable String unit,
    @Schema(
            description =
                "The total; null where no filing gives a number, and where numbers may not be added:"
                    + " those stand in apart.",
            nullable = true)
        @Nullable BigDecimal value,
    @Schema(description = "How many filings count.") int filed,
    @Schema(
            description =
                "How many of them give no number: blank, struck out, or given in another row instead.")
        int blank,
    @Schema(
            description = "How filings are added up; see CellTotal.",
            enumeration = {"added", "from-parts", "stock", "by-measure"})
        String totalling,
    @Schema(description = "Why it is not a plain sum; null where it is.", nullable = true)
        @Nullable String reason,
    @Schema(description = "The sums by unit of measure, where numbers may not be added; else none.")
        List<TotalsAnswer.MeasuredAnswer> apart,
    @Schema(description = "Every filing that counts, by unit.") List<Part> parts,
    @Schema(description = "The codes of units that give no number in the cell.")
        List<String> blankUnits,
    @Schema(
            description =
                "With lineage=now the parts added up by the unit they count under; else none, since"
                    + " each part counts under itself.")
        List<Group> groups) {

  /** One unit's share. */
  @Schema(name = "Part", description = "One unit's share of a total.")
  public record Part(
      @Schema(description = "The unit's code.") String unit,
      @Schema(description = "The unit's name.") String name,
      @Schema(
              description =
                  "The unit it counts under: itself, or with lineage=now the last of its"
                      + " successors.")
          String countedUnder,
      @Schema(description = "The area it counts in.") String area,
      @Schema(description = "null where the unit left the cell blank.", nullable = true)
          @Nullable BigDecimal value,
      @Schema(
              description =
                  "Whether the unit left the cell blank, and the value is the sum of its own parts.")
          boolean derived,
      @Schema(
              description =
                  "The unit of measure the number is in, where the form fixes none; null elsewhere,"
                      + " and where the unit does not say.",
              nullable = true)
          @Nullable String measure,
      @Schema(description = "Which revision counts.") int revision,
      @Schema(
              description = "Where its filing stands.",
              enumeration = {"submitted", "sent-back", "accepted", "published", "withdrawn"})
          String state,
      @Schema(description = "What the unit says of the findings that concern the cell, by rule.")
          Map<String, String> explanations) {}

  /** What counts under one unit. */
  @Schema(name = "PartGroup", description = "The parts that count under one unit, added up.")
  public record Group(
      @Schema(description = "The unit they count under.") String countedUnder,
      @Schema(description = "The area it belongs to.") String area,
      @Schema(description = "null where no part gives a number.", nullable = true)
          @Nullable BigDecimal value,
      @Schema(description = "How many filings these are.") int filed,
      @Schema(
              description =
                  "How many of them give no number: blank, struck out, or given in another row instead.")
          int blank,
      @Schema(description = "The sums by unit of measure, where numbers may not be added.")
          List<TotalsAnswer.MeasuredAnswer> apart) {

    static Group of(Breakdown.Group group) {
      return new Group(
          group.unit().value(),
          group.area().value(),
          group.total().value(),
          group.total().filed(),
          group.total().blank(),
          measured(group.total()));
    }
  }

  private static List<TotalsAnswer.MeasuredAnswer> measured(CellTotal total) {
    return total.apart().stream().map(TotalsAnswer.MeasuredAnswer::of).toList();
  }

  static BreakdownAnswer of(Breakdown breakdown, Language language) {
    TotalsAnswer.CellAnswer total = TotalsAnswer.CellAnswer.of(breakdown.total(), language);
    List<Part> parts =
        breakdown.parts().stream()
            .map(
                part ->
                    new Part(
                        part.unit().value(),
                        part.name(),
                        part.countedUnder().value(),
                        part.area().value(),
                        part.value(),
                        part.derived(),
                        part.measure(),
                        part.revision(),
                        part.state().code(),
                        part.explanations()))
            .toList();
    return new BreakdownAnswer(
        breakdown.query().year(),
        breakdown.query().edition().id(),
        breakdown.query().area().value(),
        breakdown.query().basis().code(),
        breakdown.query().lineage().code(),
        breakdown.asOf(),
        TotalsAnswer.CoverageAnswer.of(breakdown.coverage()),
        total.code(),
        total.number(),
        total.label(),
        total.unit(),
        total.value(),
        total.filed(),
        total.blank(),
        total.totalling(),
        total.reason(),
        measured(breakdown.total()),
        parts,
        parts.stream().filter(part -> part.value() == null).map(Part::unit).toList(),
        breakdown.query().lineage() == Lineage.NOW
            ? breakdown.groups().stream().map(Group::of).toList()
            : List.of());
  }
}
