/** Reporting units and areas: who belongs where in a year. */
@NullMarked
package tongbao.unit;

import org.jspecify.annotations.NullMarked;
