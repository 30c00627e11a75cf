/** Telling other systems when the state of a filing changes. */
@NullMarked
package tongbao.desk.webhook;

import org.jspecify.annotations.NullMarked;
