package tongbao.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tongbao.filing.Digest;
import tongbao.filing.FilingId;
import tongbao.filing.Revision;
import tongbao.filing.SignedBy;
import tongbao.filing.Submission;

/**
 * What of a revision never changes, whatever is decided of it.
 *
 * @param signedBy the name of the key by which the unit signed it
 */
public record Recorded(
    Submission submission,
    int number,
    Instant recordedAt,
    Digest digest,
    @Nullable String signedBy) {

  /** Of a revision. */
  public static Recorded of(Revision revision) {
    SignedBy signedBy = revision.signedBy();
    return new Recorded(
        revision.submission(),
        revision.number(),
        revision.recordedAt(),
        revision.digest(),
        signedBy == null ? null : signedBy.kid());
  }

  /** Which filing it belongs to. */
  public FilingId id() {
    return submission.id();
  }
}
