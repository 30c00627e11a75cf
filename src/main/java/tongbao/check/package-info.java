/** What can be said of a sheet: findings, with advice. Knows nothing of HTTP or SQL. */
@NullMarked
package tongbao.check;

import org.jspecify.annotations.NullMarked;
