package tongbao.check;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Power;

/**
 * What bears on a sheet besides what is in it.
 *
 * @param before the unit's sheet of the year before, where there is one to hold this against
 * @param powers what the unit has the power to do; {@code null} where that is not known, and rules
 *     that depend on it say nothing
 */
public record Background(@Nullable YearBefore before, @Nullable Set<Power> powers) {

  /** Nothing is known. */
  public static final Background NONE = new Background(null, null);
}
