package tongbao.filing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By which of its keys a unit signed what it handed in.
 *
 * @param kid the key's name
 * @param verifiedAt when the service verified it, in whole microseconds
 * @param sent what was signed; only while it is handed in, later it is kept beside the revision
 */
public record SignedBy(String kid, Instant verifiedAt, @Nullable Sent sent) {

  /**
   * A signature and what it is over.
   *
   * @param jws detached (RFC 7515, appendix F)
   * @param body the bytes that were signed, in base64
   */
  public record Sent(String jws, String body) {}
}
