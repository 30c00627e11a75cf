package tongbao.evidence;

import org.jspecify.annotations.Nullable;
import tongbao.filing.Receipt;

/**
 * A revision with everything that was kept to prove it.
 *
 * @param receipt none where none is stored
 * @param logged none where the audit log has no line that records it
 * @param derivedRight whether what it counts for in blank totals is what follows from its parts
 * @param signature none where the unit did not sign
 */
public record StoredRevision(
    Recorded recorded,
    @Nullable Receipt receipt,
    @Nullable Logged logged,
    boolean derivedRight,
    @Nullable KeptSignature signature) {

  /**
   * The line that records a revision.
   *
   * @param position none while it waits for its place
   * @param after what it says of the revision, as JSON
   */
  public record Logged(@Nullable Long position, @Nullable String after) {}
}
