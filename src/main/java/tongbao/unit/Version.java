package tongbao.unit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the register said of an area or a unit from an instant on.
 *
 * @param number counts the versions of one entry from 1
 * @param by who recorded it
 * @param role in which role
 * @param requestId in which call; none where the service acted by itself
 */
public record Version<T>(
    int number, Instant recordedAt, String by, String role, @Nullable String requestId, T entry) {}
