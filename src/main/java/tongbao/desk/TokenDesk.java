package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import tongbao.access.AccessToken;
import tongbao.access.AdminToken;
import tongbao.access.CurrentCaller;
import tongbao.access.Role;
import tongbao.access.TokenAudit;
import tongbao.access.TokenHash;
import tongbao.access.TokenMint;
import tongbao.access.TokenRegistry;
import tongbao.access.TokenStore;
import tongbao.evidence.Deed;
import tongbao.unit.Register;
import tongbao.unit.UnitCode;

/**
 * Giving out tokens and taking them back. What is changed here is in force on this service when the
 * call returns, and a few seconds later on every other.
 */
@ApplicationScoped
public class TokenDesk {

  private final TokenStore store;
  private final TokenRegistry registry;
  private final TokenMint mint;
  private final Register register;
  private final CurrentCaller caller;
  private final Clock clock;
  private final boolean adminConfigured;

  TokenDesk(
      TokenStore store,
      TokenRegistry registry,
      TokenMint mint,
      Register register,
      CurrentCaller caller,
      Clock clock,
      @ConfigProperty(name = "tongbao.admin-token") Optional<String> admin) {
    this.store = store;
    this.registry = registry;
    this.mint = mint;
    this.register = register;
    this.caller = caller;
    this.clock = clock;
    this.adminConfigured = admin.filter(token -> !token.isBlank()).isPresent();
  }

  /**
   * A token with its secret, which is told once and kept nowhere.
   *
   * @param secret what the holder sends
   */
  public record Issued(AccessToken token, String secret) {}

  /**
   * Makes a token.
   *
   * @param unit of a submitter, and of nobody else
   * @throws RefusedException where the unit is unknown or the name was given before
   */
  public Issued issue(
      String name, Role role, @Nullable UnitCode unit, @Nullable Instant expiresAt) {
    if (unit != null && register.findUnit(unit).isEmpty()) {
      throw new RefusedException(new Refusal.UnknownUnit(unit));
    }
    Deed deed = caller.deed();
    String secret = mint.secret();
    AccessToken token =
        new AccessToken(
            mint.id(),
            name,
            role,
            unit,
            TokenHash.of(secret),
            null,
            now(),
            deed.by(),
            expiresAt,
            null,
            null);
    boolean added =
        store.addIfAbsent(
            token, TokenAudit.entry(token.createdAt(), deed, "token.create", null, token));
    if (!added) {
      throw new RefusedException(new Refusal.TokenNameTaken(name));
    }
    registry.refresh();
    return new Issued(token, secret);
  }

  /** Tokens in the order of their names, the revoked ones among them. */
  public List<AccessToken> list(@Nullable String after, int limit) {
    return store.all().stream()
        .sorted(Comparator.comparing(AccessToken::name))
        .filter(token -> after == null || token.name().compareTo(after) > 0)
        .limit(limit)
        .map(this::withLastUse)
        .toList();
  }

  /** The token of that id. */
  public AccessToken token(UUID id) {
    return store.all().stream()
        .filter(token -> token.id().equals(id))
        .findFirst()
        .map(this::withLastUse)
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownToken(id)));
  }

  /**
   * Gives a token another secret.
   *
   * @param overlap how long the present secret goes on working; one replaced earlier stops at once
   * @throws RefusedException where the token is unknown, revoked, expired, or comes from the
   *     configuration
   */
  public Issued rotate(UUID id, Duration overlap) {
    AccessToken before = token(id);
    Instant now = now();
    if (!before.usableAt(now)) {
      throw new RefusedException(new Refusal.TokenEnded(before));
    }
    if (adminConfigured && before.name().equals(AdminToken.NAME)) {
      throw new RefusedException(new Refusal.TokenConfigured(before));
    }
    String secret = mint.secret();
    AccessToken.Former former =
        overlap.isZero() ? null : new AccessToken.Former(before.hash(), now.plus(overlap));
    AccessToken after = before.rotated(TokenHash.of(secret), former);
    if (!store.rotate(
        after,
        before.hash(),
        TokenAudit.entry(now, caller.deed(), "token.rotate", before, after))) {
      // Somebody else was first; their secret is the one to be replaced now.
      return rotate(id, overlap);
    }
    registry.refresh();
    return new Issued(after, secret);
  }

  /**
   * Takes a token back for good; one that was taken back before stays as it is.
   *
   * @throws RefusedException where the token is unknown or the last that can administer
   */
  public AccessToken revoke(UUID id) {
    AccessToken before = token(id);
    if (before.revokedAt() != null) {
      return before;
    }
    Instant now = now();
    AccessToken after = before.revoked(now);
    if (!store.revoke(after, TokenAudit.entry(now, caller.deed(), "token.revoke", before, after))) {
      AccessToken found = token(id);
      if (found.revokedAt() == null) {
        throw new RefusedException(new Refusal.LastAdmin(found));
      }
      return found;
    }
    registry.refresh();
    return after;
  }

  private AccessToken withLastUse(AccessToken token) {
    return token.used(registry.usedSince(token.id()));
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
