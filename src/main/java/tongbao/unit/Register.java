package tongbao.unit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of areas and reporting units. Nothing is ever removed from it. */
public interface Register {

  /** The area of that code. */
  Optional<Area> findArea(AreaCode code);

  /** Lets nobody else change areas until the running transaction ends. */
  void lockAreas();

  /** All areas, by code. */
  List<Area> areas();

  /**
   * Adds an area or replaces what is known of it.
   *
   * @return whether it was added
   */
  boolean put(Area area);

  /** The unit of that code. */
  Optional<Unit> findUnit(UnitCode code);

  /** Lets nobody else file for a unit or change it until the running transaction ends. */
  void lockUnit(UnitCode code);

  /**
   * Units in the order of their codes.
   *
   * @param area only units of this area and the areas below it
   * @param after only units behind this code
   * @param limit how many at most
   */
  List<Unit> units(@Nullable AreaCode area, @Nullable UnitCode after, int limit);

  /**
   * Adds a unit or replaces what is known of it.
   *
   * @return whether it was added
   */
  boolean put(Unit unit);
}
