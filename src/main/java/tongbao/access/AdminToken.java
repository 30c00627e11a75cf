package tongbao.access;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * The first admin token: the configured one, or else one made and shown at the first start.
 *
 * <p>A configured token takes the place of whatever was there, so it is also the way back in when
 * the generated one is lost.
 */
final class AdminToken {
  static final String NAME = "bootstrap-admin";
  static final int MINIMUM_LENGTH = 8;
  private static final int RANDOM_BYTES = 32;

  private final TokenStore store;
  private final InstantSource clock;
  private final Random random;
  private final PrintStream out;

  AdminToken(TokenStore store, InstantSource clock, SecureRandom random, PrintStream out) {
    this.store = store;
    this.clock = clock;
    this.random = random;
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
      store.put(admin(usable(given.get())));
      return;
    }
    byte[] secret = new byte[RANDOM_BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    if (store.addIfAbsent(admin(token))) {
      // Only now: a token shown before it is kept might never work.
      out.println("TONGBAO 首个管理员令牌，只显示这一次 / first admin token, shown only once: " + token);
    }
  }

  private AccessToken admin(String token) {
    return new AccessToken(
        UUID.randomUUID(), NAME, Role.ADMIN, TokenHash.of(token), clock.instant());
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
