package tongbao.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The twin of the table, for tests that need no database. */
public final class InMemoryTokenStore implements TokenStore {
  private final Map<String, AccessToken> tokens = new LinkedHashMap<>();

  @Override
  public synchronized List<AccessToken> all() {
    return List.copyOf(tokens.values());
  }

  @Override
  public synchronized boolean addIfAbsent(AccessToken token) {
    return tokens.putIfAbsent(token.name(), token) == null;
  }

  @Override
  public synchronized void put(AccessToken token) {
    tokens.merge(token.name(), token, (old, now) -> old.hash().equals(now.hash()) ? old : now);
  }
}
