package tongbao.sheet;

import java.util.Map;
import tongbao.edition.Edition;

/**
 * A sheet as it was received: nothing in it is known to be right.
 *
 * @param edition the form it is read as
 * @param entries what was written, by cell code as the sender spelled it
 * @param remarks what was written beside or instead of them
 * @param signOff the sign-off line
 * @param explanations the unit's reasons for findings that are to be verified, by rule
 */
public record ReceivedSheet(
    Edition edition,
    Map<String, Entry> entries,
    ReceivedRemarks remarks,
    SignOff signOff,
    Map<String, String> explanations) {

  /** A sheet of bare numbers and blanks. */
  public ReceivedSheet(
      Edition edition,
      Map<String, Entry> entries,
      SignOff signOff,
      Map<String, String> explanations) {
    this(edition, entries, ReceivedRemarks.NONE, signOff, explanations);
  }
}
