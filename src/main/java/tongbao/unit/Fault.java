package tongbao.unit;

import tongbao.edition.Text;

/**
 * Why an entry of the register cannot be so.
 *
 * @param pointer the member at fault (RFC 6901)
 */
public record Fault(String pointer, Text detail) {}
