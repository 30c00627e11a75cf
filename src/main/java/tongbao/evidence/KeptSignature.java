package tongbao.evidence;

import java.time.Instant;

/**
 * A unit's signature over what it sent, as it was kept with the revision.
 *
 * @param jws detached (RFC 7515, appendix F)
 * @param body the bytes it signs, in base64
 * @param jwk the key's public half as it is registered
 */
public record KeptSignature(String kid, String jws, String body, String jwk, Instant verifiedAt) {}
