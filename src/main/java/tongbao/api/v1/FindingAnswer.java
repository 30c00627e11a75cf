package tongbao.api.v1;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.check.Advice;
import tongbao.check.Comparison;
import tongbao.check.Finding;
import tongbao.check.Pointer;
import tongbao.check.YearBefore;
import tongbao.edition.CellCode;

/** A finding as it is answered. */
@Schema(name = "Finding", description = "What a check says of a sheet.")
public record FindingAnswer(
    @Schema(
            description =
                "Stable name of the rule; explanations are given under it. See /editions/{id}/rules.",
            examples = "2014.requests.received.sum")
        String rule,
    @Schema(
            description =
                "error: the sheet is refused. verify: correct or explain it before it can be"
                    + " accepted. notice: for information.",
            enumeration = {"error", "verify", "notice"})
        String severity,
    @Schema(description = "The cells involved, the one to look at first.") List<String> cells,
    @Schema(
            description = "Where it stands in the submission (RFC 6901).",
            examples = "/values/requests.received")
        String pointer,
    @Schema(
            description = "How actual should stand to expected.",
            enumeration = {"=", "<=", ">="},
            nullable = true)
        @Nullable String comparison,
    @Schema(description = "The number or limit that follows from the rest.", nullable = true)
        @Nullable BigDecimal expected,
    @Schema(description = "The number found.", nullable = true) @Nullable BigDecimal actual,
    @Schema(description = "Actual minus expected.", nullable = true)
        @Nullable BigDecimal difference,
    @Schema(
            description = "What was written, where it is no number the cell takes.",
            nullable = true)
        @Nullable String received,
    @Schema(description = "What is wrong and what to do.") String message,
    @Schema(description = "A change that would put it right.", nullable = true)
        @Nullable AdviceAnswer advice,
    @Schema(description = "The unit's explanation.", nullable = true) @Nullable String explanation,
    @Schema(
            description =
                "What the unit explained of the same rule the year before. A hint only: it explains"
                    + " nothing this year.",
            nullable = true)
        @Nullable ExplainedLastYear explainedLastYear) {

  /** What was explained the year before. */
  @Schema(
      name = "ExplainedLastYear",
      description = "What the unit explained of the same rule the year before.")
  public record ExplainedLastYear(
      @Schema(description = "The year before.") int year,
      @Schema(description = "The revision that counts for it.") int revision,
      @Schema(description = "The explanation.") String explanation) {

    static @Nullable ExplainedLastYear of(String rule, @Nullable YearBefore before) {
      String explanation = before == null ? null : before.explanations().get(rule);
      return before == null || explanation == null
          ? null
          : new ExplainedLastYear(before.year(), before.revision(), explanation);
    }
  }

  /** A proposed change as it is answered. */
  @Schema(
      name = "Advice",
      description =
          "The smallest change that would satisfy the failing rules; tried before it is offered.")
  public record AdviceAnswer(
      @Schema(
              description = "The mistake it supposes.",
              enumeration = {
                "digits-swapped",
                "part-left-out",
                "unit-mistaken",
                "total-miscalculated"
              })
          String kind,
      @Schema(description = "The cell to change.") String cell,
      @Schema(description = "Where it stands in the submission (RFC 6901).") String pointer,
      @Schema(description = "Its number now.", nullable = true) @Nullable BigDecimal from,
      @Schema(description = "Its number then.") BigDecimal to,
      @Schema(description = "The rules that the change would satisfy.") List<String> resolves,
      @Schema(description = "The same as a sentence.") String message) {

    static @Nullable AdviceAnswer of(@Nullable Advice advice, Language language) {
      return advice == null
          ? null
          : new AdviceAnswer(
              EditionAnswer.word(advice.kind()),
              advice.cell().value(),
              Pointer.toCell(advice.cell()),
              advice.from(),
              advice.to(),
              advice.resolves(),
              advice.message().in(language.locale()));
    }
  }

  static FindingAnswer of(
      Finding finding,
      Map<String, String> explanations,
      @Nullable YearBefore before,
      Language language) {
    Comparison comparison = finding.comparison();
    return new FindingAnswer(
        finding.rule(),
        EditionAnswer.word(finding.severity()),
        finding.cells().stream().map(CellCode::value).toList(),
        finding.pointer(),
        comparison == null ? null : comparison.sign(),
        finding.expected(),
        finding.actual(),
        finding.difference(),
        finding.received(),
        finding.message().in(language.locale()),
        AdviceAnswer.of(finding.advice(), language),
        explanations.get(finding.rule()),
        ExplainedLastYear.of(finding.rule(), before));
  }

  static List<FindingAnswer> of(
      List<Finding> findings,
      Map<String, String> explanations,
      @Nullable YearBefore before,
      Language language) {
    return findings.stream().map(finding -> of(finding, explanations, before, language)).toList();
  }
}
