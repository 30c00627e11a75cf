package tongbao.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.AuditEntry;
import tongbao.evidence.Deed;

/** What the audit log says of tokens: never a secret, nor the hash of one. */
public final class TokenAudit {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenAudit() {}

  /** One change of a token. */
  public static AuditEntry entry(
      Instant at,
      Deed deed,
      String action,
      @Nullable AccessToken before,
      @Nullable AccessToken after) {
    AccessToken token = Objects.requireNonNull(after == null ? before : after);
    return new AuditEntry(
        at, deed, action, "tokens/" + token.id(), null, null, json(before), json(after));
  }

  private static @Nullable String json(@Nullable AccessToken token) {
    if (token == null) {
      return null;
    }
    AccessToken.Former former = token.former();
    Map<String, @Nullable String> members = new LinkedHashMap<>();
    members.put("name", token.name());
    members.put("role", token.role().code());
    members.put("unit", text(token.unit()));
    members.put("expiresAt", text(token.expiresAt()));
    members.put("formerSecretUntil", former == null ? null : former.until().toString());
    members.put("revokedAt", text(token.revokedAt()));
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts always become JSON", e);
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
