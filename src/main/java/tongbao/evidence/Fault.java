package tongbao.evidence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;

/**
 * Something that is not as it was recorded.
 *
 * @param position of the line of the audit log at fault
 * @param revision at fault, {@code filings/2016/620900-zhijian/revisions/1}
 * @param event the step at fault, {@code filings/2016/620900-zhijian/decisions/2}
 * @param expected what should be there
 * @param actual what is
 */
public record Fault(
    Kind kind,
    @Nullable Long position,
    @Nullable String revision,
    @Nullable String event,
    @Nullable String expected,
    @Nullable String actual,
    Text message) {

  /** What kind of thing it is. */
  public enum Kind {
    /** Lines are missing before this one. */
    AUDIT_GAP,
    /** The line does not follow the one before it. */
    AUDIT_LINK,
    /** The line is not what was sealed. */
    AUDIT_LINE,
    /** The chain does not end where the service last signed its end. */
    AUDIT_HEAD,
    /** A head that was noted is not part of the chain. */
    NOTED_HEAD,
    /** The content cannot be read any more. */
    REVISION_UNREADABLE,
    /** The content is not what its digest was made of. */
    REVISION_CONTENT,
    /** What it counts for in totals it left blank is not what follows from its parts. */
    REVISION_DERIVED,
    /** The digest is not the one the audit log has. */
    REVISION_DIGEST,
    /** The audit log knows nothing of the revision. */
    REVISION_UNLOGGED,
    /** The audit log has a revision that is gone. */
    REVISION_MISSING,
    /** The receipt is missing or does not hold. */
    RECEIPT,
    /** The unit's signature that was kept does not verify any more. */
    SUBMISSION_SIGNATURE,
    /** The step cannot be read any more. */
    EVENT_UNREADABLE,
    /** The step is not what the audit log says of it. */
    EVENT_CHANGED,
    /** The audit log knows nothing of the step. */
    EVENT_UNLOGGED,
    /** The audit log has a step that is gone. */
    EVENT_MISSING,
    /** The step says of other revisions that they count than follow from the steps so far. */
    EVENT_STANDING;

    /** Its public name. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
