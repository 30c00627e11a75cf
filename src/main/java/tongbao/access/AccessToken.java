package tongbao.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongbao.unit.UnitCode;

/**
 * A token, without its secret.
 *
 * @param name what people call it; unique for ever, and the name recorded for what its holder does
 * @param unit the one unit a submitter acts for; {@code null} in every other role
 * @param former the secret before the last rotation, where it was to open for a while
 * @param createdBy the name of the token that made it; {@link #THE_SERVICE} of the first one
 * @param expiresAt the first instant at which it no longer opens; {@code null} for never
 * @param lastUsedAt when it opened last, as far as that has been written down
 */
public record AccessToken(
    UUID id,
    String name,
    Role role,
    @Nullable UnitCode unit,
    TokenHash hash,
    @Nullable Former former,
    Instant createdAt,
    String createdBy,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  /** The maker of the first admin token. */
  public static final String THE_SERVICE = "tongbao";

  /** A secret that was replaced and opens until an instant. */
  public record Former(TokenHash hash, Instant until) {}

  /** Refuses a token nobody could name, and one that is for no unit or for one too many. */
  public AccessToken {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a token needs a name");
    }
    if ((role == Role.SUBMITTER) != (unit != null)) {
      throw new IllegalArgumentException("submitters, and they alone, have a unit");
    }
  }

  /** Whether it opens anything at that instant. */
  public boolean usableAt(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  /** The same with another secret. */
  public AccessToken rotated(TokenHash next, @Nullable Former replaced) {
    return new AccessToken(
        id,
        name,
        role,
        unit,
        next,
        replaced,
        createdAt,
        createdBy,
        expiresAt,
        lastUsedAt,
        revokedAt);
  }

  /** The same with another secret, as if it had just been made. */
  public AccessToken replaced(TokenHash next) {
    return new AccessToken(
        id, name, role, unit, next, null, createdAt, createdBy, null, null, null);
  }

  /** The same, of no use from that instant. */
  public AccessToken revoked(Instant at) {
    return new AccessToken(
        id, name, role, unit, hash, null, createdAt, createdBy, expiresAt, lastUsedAt, at);
  }

  /** The same with a later last use; an earlier one changes nothing. */
  public AccessToken used(@Nullable Instant at) {
    if (at == null || (lastUsedAt != null && !at.isAfter(lastUsedAt))) {
      return this;
    }
    return new AccessToken(
        id, name, role, unit, hash, former, createdAt, createdBy, expiresAt, at, revokedAt);
  }
}
