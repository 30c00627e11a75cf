package tongbao.evidence;

import org.jspecify.annotations.Nullable;
import tongbao.filing.FilingEvent;

/**
 * A step in the life of a filing, beside the line of the audit log that has the same place among
 * the lines of that filing.
 *
 * @param filing {@code 2016/620900-zhijian}
 * @param sequence its place, from 1
 * @param kept none where no such step is stored
 * @param logged none where the audit log has no such line
 */
public record StoredStep(
    String filing, int sequence, @Nullable Kept kept, @Nullable Logged logged) {

  /**
   * A step as it is stored.
   *
   * @param told what the audit log is told of such a step, but for the digest of its revision
   */
  public record Kept(FilingEvent event, AuditEntry told) {}

  /**
   * The line of a step.
   *
   * @param position none while it waits for its place
   */
  public record Logged(@Nullable Long position, AuditLine.Content content) {}

  /** What faults call it; the sequence is that of the filing's list of decisions. */
  String name() {
    return "filings/" + filing + "/decisions/" + sequence;
  }
}
