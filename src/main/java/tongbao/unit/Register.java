package tongbao.unit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The register of areas and reporting units. Nothing is ever removed from it, and every version of
 * an entry is kept.
 */
public interface Register {

  /**
   * Lets nobody else change the register until the running transaction ends. To be called first:
   * who locked units before would make others wait in a ring.
   */
  void lock();

  /** Lets nobody file for these units until the running transaction ends. */
  void lockUnits(Collection<UnitCode> codes);

  /** The area of that code. */
  Optional<Area> findArea(AreaCode code);

  /** All areas, by code. */
  List<Area> areas();

  /** The unit of that code. */
  Optional<Unit> findUnit(UnitCode code);

  /** Units in the order of their codes. */
  List<Unit> units(UnitQuery query);

  /** How many units are expected to file for a year, in an area and the areas below it. */
  int expected(int year, AreaCode area);

  /** The units of these codes; of a code that is not registered none. */
  List<Unit> find(Collection<UnitCode> codes);

  /**
   * The units that decide whether entries can be so: those they replace, their successors in a
   * chain, those they succeed, and those that bear one of their credit codes.
   */
  List<Unit> around(Collection<Unit> units);

  /**
   * Units that bear a name or an alias of one of these, and belong or have belonged to an area of
   * it; themselves too.
   */
  List<Unit> namesakes(Collection<Unit> units);

  /** The units that bear one of these names, as name or alias. */
  List<Unit> named(Collection<String> names);

  /**
   * Records what differs from the newest versions; the running transaction has to hold the lock.
   */
  void record(Changes changes);

  /** Every version of an area, oldest first. */
  List<Version<Area>> history(AreaCode code);

  /** Every version of a unit, oldest first. */
  List<Version<Unit>> history(UnitCode code);
}
