package tongbao.store;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the register and the number of its version.
 *
 * @param before the version before it; {@code null} where there is none
 */
record Numbered<T>(int number, T value, @Nullable T before) {}
