/** Files taken apart: bytes of a declared type to lines and tables, within limits. */
@NullMarked
package tongbao.reading.document;

import org.jspecify.annotations.NullMarked;
