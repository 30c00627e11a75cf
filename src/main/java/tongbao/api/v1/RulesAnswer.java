package tongbao.api.v1;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.check.Rule;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Text;

/** The rules of an edition as they are answered. */
@Schema(name = "Rules", description = "The rules a sheet of an edition is checked by.")
public record RulesAnswer(
    @Schema(description = "The id of the form.") String edition,
    @Schema(description = "Those for single cells, of the form, and about the year before.")
        List<RuleAnswer> rules) {

  /** One rule. */
  @Schema(name = "Rule", description = "One rule.")
  public record RuleAnswer(
      @Schema(
              description =
                  "Stable name, as findings bear it; {cell} stands for any cell of the edition.",
              examples = "2014.requests.received.sum")
          String rule,
      @Schema(description = "What kind of rule.", examples = "sum") String kind,
      @Schema(description = "The severities its findings can have.") List<String> severities,
      @Schema(description = "The rule as a formula of cell codes.") String formula,
      @Schema(description = "The cells it ties; empty where it holds for each by itself.")
          List<String> cells,
      @Schema(
              description =
                  "stated: printed on the form or in an official document; implied: follows from"
                      + " the layout of the form; plausible: our reasoning.",
              enumeration = {"stated", "implied", "plausible"})
          String standing,
      @Schema(description = "What it rests on.") String source,
      @Schema(description = "What to look at when it is broken.", nullable = true)
          @Nullable String note,
      @Schema(
              description =
                  "The limits it takes from the configuration, by setting (tongbao.year-before.*);"
                      + " empty for rules without.")
          Map<String, BigDecimal> thresholds) {}

  static RulesAnswer of(Edition edition, List<Rule> rules, Language language) {
    return new RulesAnswer(
        edition.id(), rules.stream().map(rule -> answer(rule, language)).toList());
  }

  private static RuleAnswer answer(Rule rule, Language language) {
    Text note = rule.note();
    return new RuleAnswer(
        rule.id(),
        rule.kind(),
        rule.severities().stream().map(EditionAnswer::word).toList(),
        rule.formula(),
        rule.cells().stream().map(CellCode::value).toList(),
        EditionAnswer.word(rule.standing()),
        rule.source(),
        note == null ? null : note.in(language.locale()),
        rule.thresholds());
  }
}
