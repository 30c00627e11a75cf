package tongbao.filing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One recorded version of a filing. Never changed once recorded, except for what is decided of it.
 *
 * @param number 1 for the first, then one more for each
 * @param recordedAt when the service recorded it, in whole microseconds
 * @param digest of the submission's content
 * @param status where it stands with the city office
 * @param receipt none only where it was recorded before there were receipts
 * @param signedBy none where the unit did not sign it
 */
public record Revision(
    Submission submission,
    int number,
    Instant recordedAt,
    Digest digest,
    Status status,
    @Nullable Receipt receipt,
    @Nullable SignedBy signedBy) {

  /** Which filing it is a version of. */
  public FilingId id() {
    return submission.id();
  }

  /** Where it stands with the city office. */
  public FilingState state() {
    return status.state();
  }

  /** The same revision once something was decided of it. */
  public Revision in(Status later) {
    return new Revision(submission, number, recordedAt, digest, later, receipt, signedBy);
  }

  /** The same with its receipt. */
  public Revision with(Receipt given) {
    return new Revision(submission, number, recordedAt, digest, status, given, signedBy);
  }

  /** A tag that no other version of this filing bears, nor this one in another state. */
  public String tag() {
    return number + "-" + digest.hex().substring(0, 16) + "-" + status.sequence();
  }
}
