/** Published reports as they come: documents taken apart, and the sheet found in them. */
@NullMarked
package tongbao.reading;

import org.jspecify.annotations.NullMarked;
