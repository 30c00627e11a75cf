package tongbao.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Makes what has to be new with each token. */
@ApplicationScoped
public class TokenMint {
  /** Lets people and secret scanners recognise a token where it should not be. */
  public static final String PREFIX = "tb_";

  private static final int RANDOM_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /** A name for programs that no other token has. */
  public UUID id() {
    return UUID.randomUUID();
  }

  /** A secret of 256 random bits behind the {@link #PREFIX}. */
  public String secret() {
    byte[] secret = new byte[RANDOM_BYTES];
    random.nextBytes(secret);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
