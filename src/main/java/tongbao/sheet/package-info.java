/** A filled-in form, as it was received and as typed numbers. */
@NullMarked
package tongbao.sheet;

import org.jspecify.annotations.NullMarked;
