/** One unit's return for one year and its revisions. */
@NullMarked
package tongbao.filing;

import org.jspecify.annotations.NullMarked;
