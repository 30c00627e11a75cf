/** The verbs of the service, each one transaction. */
@NullMarked
package tongbao.desk;

import org.jspecify.annotations.NullMarked;
