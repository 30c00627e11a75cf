package tongbao.desk;

import java.util.List;
import tongbao.check.Finding;
import tongbao.check.Severity;
import tongbao.filing.Revision;

/** A recorded revision and what the checks say of it. */
public record Filed(Revision revision, List<Finding> findings) {

  /** Whether it is the first of its filing. */
  public boolean first() {
    return revision.number() == 1;
  }

  /**
   * What stands in the way of its acceptance: errors, and findings to verify without explanation.
   */
  public List<Finding> open() {
    return findings.stream().filter(this::isOpen).toList();
  }

  private boolean isOpen(Finding finding) {
    return finding.severity() == Severity.ERROR
        || (finding.severity() == Severity.VERIFY
            && revision.submission().explanations().getOrDefault(finding.rule(), "").isBlank());
  }
}
