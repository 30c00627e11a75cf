/** The OpenAPI document: what is the same for every endpoint is added to it here. */
@NullMarked
package tongbao.api.v1.contract;

import org.jspecify.annotations.NullMarked;
