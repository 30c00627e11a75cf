/** City totals with their coverage, and what they are made of. */
@NullMarked
package tongbao.totals;

import org.jspecify.annotations.NullMarked;
