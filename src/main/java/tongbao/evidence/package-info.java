/** What can be proved later: who did what, and that nothing was changed since. */
@NullMarked
package tongbao.evidence;

import org.jspecify.annotations.NullMarked;
