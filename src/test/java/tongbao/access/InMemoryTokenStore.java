package tongbao.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tongbao.evidence.AuditEntry;

/** The twin of the table, for tests that need no database. */
public final class InMemoryTokenStore implements TokenStore {
  private final Map<String, AccessToken> tokens = new TreeMap<>(Comparator.naturalOrder());
  private final Set<TokenHash> revoked = new HashSet<>();
  private final List<AuditEntry> told = new ArrayList<>();
  private long version;

  @Override
  public synchronized List<AccessToken> all() {
    return List.copyOf(tokens.values());
  }

  @Override
  public synchronized long version() {
    return version;
  }

  @Override
  public synchronized boolean addIfAbsent(AccessToken token, AuditEntry entry) {
    version++;
    told.add(entry);
    return tokens.putIfAbsent(token.name(), token) == null;
  }

  @Override
  public synchronized boolean replace(AccessToken replacing, TokenHash replaced, AuditEntry entry) {
    AccessToken known = tokens.get(replacing.name());
    if (known == null || !known.hash().equals(replaced)) {
      return false;
    }
    told.add(entry);
    if (known.revokedAt() != null) {
      revoked.add(replaced);
    }
    change(replacing.id(), token -> token.replaced(replacing.hash()));
    return true;
  }

  @Override
  public synchronized boolean wasRevoked(TokenHash hash) {
    return revoked.contains(hash)
        || tokens.values().stream()
            .anyMatch(token -> token.revokedAt() != null && token.hash().equals(hash));
  }

  @Override
  public synchronized boolean rotate(AccessToken rotated, TokenHash replaced, AuditEntry entry) {
    AccessToken known = tokens.get(rotated.name());
    if (known == null || known.revokedAt() != null || !known.hash().equals(replaced)) {
      return false;
    }
    change(rotated.id(), token -> token.rotated(rotated.hash(), rotated.former()));
    return true;
  }

  @Override
  public synchronized boolean revoke(AccessToken revoked, AuditEntry entry) {
    Instant at = Objects.requireNonNull(revoked.revokedAt());
    AccessToken known = tokens.get(revoked.name());
    boolean replaceable =
        revoked.role() != Role.ADMIN
            || tokens.values().stream()
                .anyMatch(
                    other ->
                        other.role() == Role.ADMIN
                            && !other.id().equals(revoked.id())
                            && other.usableAt(at));
    if (known == null || known.revokedAt() != null || !replaceable) {
      return false;
    }
    change(revoked.id(), token -> token.revoked(at));
    return true;
  }

  @Override
  public synchronized void used(Map<UUID, Instant> uses) {
    uses.forEach(
        (id, at) ->
            tokens.replaceAll((n, token) -> token.id().equals(id) ? token.used(at) : token));
  }

  /** What the audit log was told of tokens added and replaced. */
  synchronized List<AuditEntry> told() {
    return List.copyOf(told);
  }

  private void change(UUID id, UnaryOperator<AccessToken> change) {
    version++;
    tokens.replaceAll((name, token) -> token.id().equals(id) ? change.apply(token) : token);
  }
}
