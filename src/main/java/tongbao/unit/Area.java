package tongbao.unit;

import org.jspecify.annotations.Nullable;

/**
 * An administrative division.
 *
 * @param parent the division it lies in; none for the root, the city this service runs for
 */
public record Area(AreaCode code, String name, @Nullable AreaCode parent) {}
