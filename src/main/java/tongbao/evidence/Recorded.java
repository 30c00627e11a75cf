package tongbao.evidence;

import java.time.Instant;
import tongbao.filing.Digest;
import tongbao.filing.FilingId;
import tongbao.filing.Revision;
import tongbao.filing.Submission;

/** What of a revision never changes, whatever is decided of it. */
public record Recorded(Submission submission, int number, Instant recordedAt, Digest digest) {

  /** Of a revision. */
  public static Recorded of(Revision revision) {
    return new Recorded(
        revision.submission(), revision.number(), revision.recordedAt(), revision.digest());
  }

  /** Which filing it belongs to. */
  public FilingId id() {
    return submission.id();
  }
}
