package tongbao.sheet;

import java.util.Map;
import tongbao.edition.Edition;

/**
 * A sheet as it was received: nothing in it is known to be right.
 *
 * @param edition the form it is read as
 * @param entries what was written, by cell code as the sender spelled it
 * @param signOff the sign-off line
 * @param explanations the unit's reasons for findings that are to be verified, by rule
 */
public record ReceivedSheet(
    Edition edition,
    Map<String, Entry> entries,
    SignOff signOff,
    Map<String, String> explanations) {}
