/** PostgreSQL behind the interfaces of the domain; the only place that names a table. */
@NullMarked
package tongbao.store;

import org.jspecify.annotations.NullMarked;
