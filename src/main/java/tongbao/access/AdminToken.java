package tongbao.access;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.AuditEntry;
import tongbao.evidence.Deed;

/**
 * The first admin token: the configured one, or else one made and shown at the first start.
 *
 * <p>A configured token takes the place of whatever was there, so it is also the way back in when
 * the generated one is lost. A configured token that was revoked opens nothing until another is
 * configured, nor ever again: a secret that leaked must not come back with a restart.
 */
public final class AdminToken {
  private static final Logger LOG = Logger.getLogger(AdminToken.class);

  /** Its name among the tokens. */
  public static final String NAME = "bootstrap-admin";

  static final int MINIMUM_LENGTH = 8;

  private final TokenStore store;
  private final InstantSource clock;
  private final TokenMint mint;
  private final PrintStream out;

  AdminToken(TokenStore store, InstantSource clock, TokenMint mint, PrintStream out) {
    this.store = store;
    this.clock = clock;
    this.mint = mint;
    this.out = out;
  }

  /**
   * Sees to it that there is an admin token.
   *
   * @throws IllegalArgumentException with one line for the operator when the configured token
   *     cannot be used; the line does not contain the token
   */
  void ensure(Optional<String> configured) {
    // A secret mounted from a file usually ends in a line break, which no header can carry.
    Optional<String> given = configured.map(String::strip).filter(token -> !token.isEmpty());
    if (given.isPresent()) {
      configure(admin(usable(given.get())));
      return;
    }
    String token = mint.secret();
    AccessToken admin = admin(token);
    if (store.addIfAbsent(admin, entry(admin))) {
      // Only now: a token shown before it is kept might never work.
      out.println("TONGBAO 首个管理员令牌，只显示这一次 / first admin token, shown only once: " + token);
    }
  }

  private void configure(AccessToken admin) {
    if (store.wasRevoked(admin.hash())) {
      LOG.warn("TONGBAO_ADMIN_TOKEN is a token that was revoked; it opens nothing. Set another.");
      return;
    }
    boolean done = false;
    while (!done) {
      // Services that start at once may have the same to do: the loser looks again.
      AccessToken before = present();
      if (before == null) {
        done = store.addIfAbsent(admin, entry(admin));
      } else if (before.hash().equals(admin.hash())) {
        done = true;
      } else {
        AccessToken after = before.replaced(admin.hash());
        done =
            store.replace(
                after,
                before.hash(),
                TokenAudit.entry(
                    admin.createdAt(), Deed.OF_THE_SERVICE, "token.replace", before, after));
      }
    }
  }

  private @Nullable AccessToken present() {
    return store.all().stream().filter(token -> token.name().equals(NAME)).findFirst().orElse(null);
  }

  private AccessToken admin(String token) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new AccessToken(
        mint.id(),
        NAME,
        Role.ADMIN,
        null,
        TokenHash.of(token),
        null,
        now,
        AccessToken.THE_SERVICE,
        null,
        null,
        null);
  }

  private static AuditEntry entry(AccessToken admin) {
    return TokenAudit.entry(admin.createdAt(), Deed.OF_THE_SERVICE, "token.create", null, admin);
  }

  private static String usable(String token) {
    if (token.length() < MINIMUM_LENGTH || !BearerToken.isSendable(token)) {
      throw new IllegalArgumentException(
          ("TONGBAO_ADMIN_TOKEN 须为至少 %1$d 个可见 ASCII 字符，不含空格 / TONGBAO_ADMIN_TOKEN must be at least"
                  + " %1$d visible ASCII characters without spaces")
              .formatted(MINIMUM_LENGTH));
    }
    return token;
  }
}
