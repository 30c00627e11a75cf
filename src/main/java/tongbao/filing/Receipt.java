package tongbao.filing;

/**
 * What the service gives for a recorded revision, to prove later what was handed in and when.
 *
 * @param code by which it is found, for the printed form
 * @param jws the service's signature with what it signs, as a compact JWS (RFC 7515)
 */
public record Receipt(ReceiptCode code, String jws) {}
