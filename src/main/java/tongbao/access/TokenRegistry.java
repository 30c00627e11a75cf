package tongbao.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The tokens in force, in memory, so that no request waits for the database to know its caller.
 * Empty until loaded, and then nobody has access.
 */
@ApplicationScoped
public class TokenRegistry {
  /** The attribute of an identity that holds its {@link Caller}. */
  public static final String CALLER = "tongbao.caller";

  private volatile List<Entry> entries = List.of();

  private record Entry(TokenHash hash, SecurityIdentity identity) {}

  /** Takes these tokens in place of those known so far. */
  public void load(List<AccessToken> tokens) {
    entries = tokens.stream().map(token -> new Entry(token.hash(), identity(token))).toList();
  }

  /** Who holds this token. Takes the same time whichever token it is, known or not. */
  Optional<SecurityIdentity> find(String token) {
    TokenHash hash = TokenHash.of(token);
    Optional<SecurityIdentity> found = Optional.empty();
    for (Entry entry : entries) {
      if (entry.hash.equals(hash)) {
        found = Optional.of(entry.identity);
      }
    }
    return found;
  }

  private static SecurityIdentity identity(AccessToken token) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(token.name()))
        .addRole(token.role().code())
        .addAttribute(CALLER, new Caller(token.name(), token.role(), null))
        .build();
  }
}
