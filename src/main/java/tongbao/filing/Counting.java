package tongbao.filing;

import java.time.Instant;

/**
 * A revision that counts, without what was decided of it.
 *
 * @param number of the revision
 * @param recordedAt when it was recorded
 */
public record Counting(Submission submission, int number, Instant recordedAt) {}
