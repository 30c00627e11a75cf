package tongbao.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.filing.FilingId;
import tongbao.filing.SignedBy;
import tongbao.sheet.Entry;
import tongbao.sheet.ReceivedRemarks;
import tongbao.sheet.SignOff;

/**
 * A submission as it came over the counter; nothing in it is checked.
 *
 * @param edition the form the sender believes to fill in; none leaves it to the year
 * @param entries what was written, by cell code as the sender spelled it
 * @param remarks what was written beside or instead of numbers
 * @param signedBy none where the sender did not sign; else verified
 */
public record Handed(
    FilingId id,
    @Nullable String edition,
    Map<String, Entry> entries,
    ReceivedRemarks remarks,
    SignOff signOff,
    @Nullable String documentNumber,
    Map<String, String> explanations,
    @Nullable SignedBy signedBy) {

  /** The same, signed by its unit. */
  public Handed signed(SignedBy signature) {
    return new Handed(
        id, edition, entries, remarks, signOff, documentNumber, explanations, signature);
  }
}
