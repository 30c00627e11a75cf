package tongbao.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tongbao.unit.UnitCode;

/**
 * A key by which a unit signs what it hands in.
 *
 * @param kid its name within the unit
 * @param jwk its public half (RFC 7517)
 * @param revokedAt from when on it signs nothing more; what it signed before stays signed
 */
public record UnitKey(
    UnitCode unit, String kid, String jwk, Instant addedAt, @Nullable Instant revokedAt) {

  /** The shape of a name: what needs no escape in an address. */
  public static final String KID = "[A-Za-z0-9._~-]{1,100}";
}
