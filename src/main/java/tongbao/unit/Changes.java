package tongbao.unit;

import java.util.List;

/**
 * Entries to be recorded together.
 *
 * @param action what the audit log calls it: {@code unit.put}, {@code area.put}, {@code
 *     register.import}
 */
public record Changes(List<Area> areas, List<Unit> units, String action) {

  /** One area, put by itself. */
  public static Changes put(Area area) {
    return new Changes(List.of(area), List.of(), "area.put");
  }

  /** One unit, put by itself. */
  public static Changes put(Unit unit) {
    return new Changes(List.of(), List.of(unit), "unit.put");
  }
}
