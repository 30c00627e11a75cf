package tongbao.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, and in which request.
 *
 * @param by the name of the token or of the account at the identity provider
 * @param role in which role
 * @param requestId the {@code X-Request-Id} of the call; {@code null} where the service acts by
 *     itself
 */
public record Deed(String by, String role, @Nullable String requestId) {

  /** What the service does by itself. */
  public static final Deed OF_THE_SERVICE = new Deed("tongbao", "system", null);
}
