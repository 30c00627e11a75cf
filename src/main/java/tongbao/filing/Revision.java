package tongbao.filing;

import java.time.Instant;

/**
 * One recorded version of a filing. Never changed once recorded.
 *
 * @param number 1 for the first, then one more for each
 * @param recordedAt when the service recorded it, in whole microseconds
 * @param digest of the submission's content
 * @param state where it stands with the city office
 */
public record Revision(
    Submission submission, int number, Instant recordedAt, Digest digest, FilingState state) {

  /** Which filing it is a version of. */
  public FilingId id() {
    return submission.id();
  }

  /** A tag that no other version of this filing bears; the content of its {@code ETag}. */
  public String tag() {
    return number + "-" + digest.hex().substring(0, 16);
  }
}
