package tongbao.desk;

import java.util.List;
import java.util.Map;
import tongbao.check.Finding;
import tongbao.check.Severity;
import tongbao.check.YearBeforeRules;
import tongbao.filing.Revision;

/** A recorded revision, what the checks say of it, and how it stands in its season. */
public record Filed(Revision revision, List<Finding> findings, Season season) {

  /** Whether it is the first of its filing. */
  public boolean first() {
    return revision.number() == 1;
  }

  /**
   * What stands in the way of its acceptance: errors, and findings to verify without explanation.
   */
  public List<Finding> open() {
    return open(findings, revision.submission().explanations());
  }

  /** The same as if there were no year before. */
  Filed withoutYearBefore() {
    return new Filed(
        revision,
        findings.stream().filter(finding -> !YearBeforeRules.names(finding.rule())).toList(),
        season.withoutYearBefore());
  }

  /** The findings that are errors, or to be verified and without an explanation. */
  static List<Finding> open(List<Finding> findings, Map<String, String> explanations) {
    return findings.stream().filter(finding -> isOpen(finding, explanations)).toList();
  }

  private static boolean isOpen(Finding finding, Map<String, String> explanations) {
    return finding.severity() == Severity.ERROR
        || (finding.severity() == Severity.VERIFY
            && explanations.getOrDefault(finding.rule(), "").isBlank());
  }
}
