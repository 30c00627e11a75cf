package tongbao.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request's {@code Authorization} headers say. */
sealed interface BearerToken {

  /** No bearer token was sent; another scheme counts as none. */
  record None() implements BearerToken {}

  /** A bearer token was meant, but cannot be one. */
  record Malformed() implements BearerToken {}

  /** A bearer token as sent; nothing is known of it yet. */
  record Sent(String value) implements BearerToken {}

  /** The scheme, by which a bearer token is recognised in any case (RFC 9110 §11.1). */
  String SCHEME = "Bearer";

  /** Longer than any token issued; keeps an attacker from having kilobytes hashed. */
  int MAXIMUM_LENGTH = 512;

  /** For tokens that carry claims and a signature. */
  int MAXIMUM_SIGNED_LENGTH = 8 * 1024;

  static BearerToken in(List<String> authorizationHeaders) {
    if (authorizationHeaders.isEmpty()) {
      return new None();
    }
    Optional<String> bearer = authorizationHeaders.stream().filter(BearerToken::isBearer).findAny();
    if (bearer.isEmpty()) {
      return new None();
    }
    String token = bearer.get().substring(SCHEME.length()).strip();
    // Two headers might be read differently by a proxy in front of us.
    boolean wellFormed =
        authorizationHeaders.size() == 1 && token.length() <= longest(token) && isSendable(token);
    return wellFormed ? new Sent(token) : new Malformed();
  }

  /** Whether a header can carry the token: visible ASCII and not empty. */
  static boolean isSendable(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** Whether it has the three parts of a signed JWT (RFC 7515 §7.1). */
  static boolean isSignedShape(String token) {
    return token.chars().filter(c -> c == '.').count() == 2;
  }

  private static int longest(String token) {
    return isSignedShape(token) ? MAXIMUM_SIGNED_LENGTH : MAXIMUM_LENGTH;
  }

  private static boolean isBearer(@Nullable String header) {
    return header != null
        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && (header.length() == SCHEME.length() || header.charAt(SCHEME.length()) == ' ');
  }
}
