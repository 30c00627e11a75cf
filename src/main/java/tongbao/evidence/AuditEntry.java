package tongbao.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tongbao.filing.FilingId;

/**
 * One change, as it is told to the audit log in the transaction that makes it.
 *
 * @param action what was done: {@code filing.submit}, {@code unit.put}, {@code token.revoke}
 * @param subject what it was done to: {@code filings/2016/620900-zhijian}, {@code units/…}
 * @param filing the filing it concerns
 * @param revision the revision of that filing
 * @param before what was there, as JSON; {@code null} where there was nothing
 * @param after what is there now, as JSON; {@code null} where there is nothing any more
 */
public record AuditEntry(
    Instant at,
    Deed deed,
    String action,
    String subject,
    @Nullable FilingId filing,
    @Nullable Integer revision,
    @Nullable String before,
    @Nullable String after) {}
