/** Version 1 of the HTTP interface: paths, JSON shapes, and one form for every refusal. */
@NullMarked
package tongbao.api.v1;

import org.jspecify.annotations.NullMarked;
