package tongbao.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.AuditEntry;
import tongbao.evidence.Deed;
import tongbao.unit.UnitCode;

/** Tokens for tests. */
final class Tokens {

  static final Instant MADE = Instant.parse("2024-03-31T16:00:00Z");
  static final AuditEntry ENTRY =
      new AuditEntry(
          MADE, Deed.OF_THE_SERVICE, "token.create", "tokens/test", null, null, null, null);

  private Tokens() {}

  static AccessToken of(String name, String secret, Role role) {
    return of(name, secret, role, null, null);
  }

  static AccessToken of(
      String name, String secret, Role role, @Nullable UnitCode unit, @Nullable Instant expiresAt) {
    return new AccessToken(
        UUID.randomUUID(),
        name,
        role,
        unit,
        TokenHash.of(secret),
        null,
        MADE,
        "tests",
        expiresAt,
        null,
        null);
  }
}
