/**
 * What the authority published: forms, their rows and cells, how numbers follow from one another.
 */
@NullMarked
package tongbao.edition;

import org.jspecify.annotations.NullMarked;
