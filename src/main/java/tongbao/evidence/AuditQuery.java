package tongbao.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tongbao.unit.UnitCode;

/**
 * Which lines of the audit log to list, lowest position first.
 *
 * @param after only lines behind this position
 * @param from only lines at or after this instant
 * @param to only lines before this instant
 * @param limit how many at most
 */
public record AuditQuery(
    long after,
    @Nullable String subject,
    @Nullable String action,
    @Nullable String actor,
    @Nullable Integer year,
    @Nullable UnitCode unit,
    @Nullable Instant from,
    @Nullable Instant to,
    int limit) {}
