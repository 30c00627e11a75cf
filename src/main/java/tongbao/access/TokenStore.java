package tongbao.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tongbao.evidence.AuditEntry;

/**
 * Where tokens are kept. Several services may share one store. Each change is kept together with
 * what the audit log is to say of it, or not at all.
 */
public interface TokenStore {

  /** Every token there ever was, by name. */
  List<AccessToken> all();

  /** Another number after every change but that of a last use. */
  long version();

  /**
   * Keeps the token unless one of that name is there already.
   *
   * @return whether it was kept; of several callers at the same moment exactly one sees true
   */
  boolean addIfAbsent(AccessToken token, AuditEntry entry);

  /**
   * Gives a token the secret of {@code replacing} and opens it again, whatever became of it.
   *
   * @param replaced the hash it has had so far; remembered where the token was revoked
   * @return false where it has another secret by now
   */
  boolean replace(AccessToken replacing, TokenHash replaced, AuditEntry entry);

  /** Whether a token was ever revoked while it had this secret. */
  boolean wasRevoked(TokenHash hash);

  /**
   * Gives a token the secrets of {@code rotated}.
   *
   * @param replaced the hash it has had so far
   * @return false where it has another secret by now or was revoked
   */
  boolean rotate(AccessToken rotated, TokenHash replaced, AuditEntry entry);

  /**
   * Makes a token useless from {@link AccessToken#revokedAt}.
   *
   * @return false where it was revoked before, or no other admin token could be used at that
   *     instant; two callers can never revoke each other's
   */
  boolean revoke(AccessToken revoked, AuditEntry entry);

  /** Writes down last uses; one that is earlier than what is known changes nothing. */
  void used(Map<UUID, Instant> uses);
}
