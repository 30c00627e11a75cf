/** Who may do what: bearer tokens, their roles, and the wall in front of {@code /api}. */
@NullMarked
package tongbao.access;

import org.jspecify.annotations.NullMarked;
