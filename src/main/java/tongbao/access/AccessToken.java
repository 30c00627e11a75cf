package tongbao.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A token in force, without its secret.
 *
 * @param name what people call it; unique, and the name recorded for what its holder does
 */
public record AccessToken(UUID id, String name, Role role, TokenHash hash, Instant createdAt) {
  /** Refuses a token nobody could name. */
  public AccessToken {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a token needs a name");
    }
  }
}
