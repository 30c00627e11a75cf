package tongbao.check;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;
import tongbao.edition.Text;

/**
 * What a check says of a sheet.
 *
 * @param rule the stable name of the rule, {@code 2014.requests.received.sum}; no sheet has two
 *     findings of one rule
 * @param severity how much it weighs
 * @param cells the cells involved, the one to look at first
 * @param pointer where it stands in the submission (RFC 6901)
 * @param comparison how actual should stand to expected, where the rule compares numbers
 * @param expected the number or limit that follows from the rest of the sheet
 * @param actual the number found
 * @param received what was written, where it is no number a cell takes
 * @param message what is wrong and what to do, in both languages
 * @param advice a change that would put it right, where there is a likely one
 */
public record Finding(
    String rule,
    Severity severity,
    List<CellCode> cells,
    String pointer,
    @Nullable Comparison comparison,
    @Nullable BigDecimal expected,
    @Nullable BigDecimal actual,
    @Nullable String received,
    Text message,
    @Nullable Advice advice) {

  /** A finding about what was written in one place. */
  public static Finding of(
      String rule,
      Severity severity,
      List<CellCode> cells,
      String pointer,
      @Nullable String received,
      Text message) {
    return new Finding(rule, severity, cells, pointer, null, null, null, received, message, null);
  }

  /** Whether a sheet with these findings must be refused. */
  public static boolean refuse(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Actual minus expected, where both are known. */
  public @Nullable BigDecimal difference() {
    return expected == null || actual == null ? null : actual.subtract(expected);
  }

  Finding withAdvice(Advice advice) {
    return new Finding(
        rule, severity, cells, pointer, comparison, expected, actual, received, message, advice);
  }
}
