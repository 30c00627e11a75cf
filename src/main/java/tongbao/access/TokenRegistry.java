package tongbao.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tokens in force, in memory, so that no request waits for the database to know its caller, and
 * so that a database that is away shuts nobody out. Empty until loaded, and then nobody has access.
 */
@ApplicationScoped
public class TokenRegistry {
  /** The attribute of an identity that holds its {@link Caller}. */
  public static final String CALLER = "tongbao.caller";

  private static final long NEVER_LOADED = -1;

  private final TokenStore store;
  private final Clock clock;
  private final Map<UUID, Instant> uses = new ConcurrentHashMap<>();
  private volatile List<Entry> entries = List.of();
  private long version = NEVER_LOADED;

  /** A secret that opens until an instant. */
  private record Entry(
      TokenHash hash, @Nullable Instant until, UUID token, SecurityIdentity identity) {

    boolean opensAt(Instant now) {
      return until == null || now.isBefore(until);
    }
  }

  TokenRegistry(TokenStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Takes the tokens as they are kept now; changes made here are in force when this returns. */
  public synchronized void refresh() {
    // In this order, a change in between is seen once more instead of never.
    long now = store.version();
    entries = store.all().stream().flatMap(TokenRegistry::entries).toList();
    version = now;
  }

  /** Takes over what another service has changed, at the cost of a glance where nothing was. */
  synchronized void catchUp() {
    if (store.version() != version) {
      refresh();
    }
  }

  /** Who holds this token. Takes the same time whichever token it is, known or not. */
  Optional<SecurityIdentity> find(String token) {
    TokenHash hash = TokenHash.of(token);
    Instant now = clock.instant();
    Entry found = null;
    for (Entry entry : entries) {
      if (entry.hash.equals(hash)) {
        found = entry;
      }
    }
    if (found == null || !found.opensAt(now)) {
      return Optional.empty();
    }
    // PostgreSQL keeps microseconds.
    uses.put(found.token, now.truncatedTo(ChronoUnit.MICROS));
    return Optional.of(found.identity);
  }

  /** When a token was last used here since that was last written down. */
  public @Nullable Instant usedSince(UUID token) {
    return uses.get(token);
  }

  /** Has the last uses written down; what was not keeps for the next time. */
  void writeUses() {
    Map<UUID, Instant> now = Map.copyOf(uses);
    if (!now.isEmpty()) {
      store.used(now);
      now.forEach(uses::remove);
    }
  }

  private static Stream<Entry> entries(AccessToken token) {
    if (token.revokedAt() != null) {
      return Stream.empty();
    }
    SecurityIdentity identity = identity(token);
    Entry present = new Entry(token.hash(), token.expiresAt(), token.id(), identity);
    AccessToken.Former former = token.former();
    if (former == null) {
      return Stream.of(present);
    }
    Instant expiry = token.expiresAt();
    Instant until = expiry != null && expiry.isBefore(former.until()) ? expiry : former.until();
    return Stream.of(present, new Entry(former.hash(), until, token.id(), identity));
  }

  private static SecurityIdentity identity(AccessToken token) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(token.name()))
        .addRole(token.role().code())
        .addAttribute(CALLER, new Caller(token.name(), token.role(), token.unit()))
        .build();
  }
}
