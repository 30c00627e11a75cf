/** Sheets, totals and lists in the formats people's programs read. */
@NullMarked
package tongbao.rendering;

import org.jspecify.annotations.NullMarked;
