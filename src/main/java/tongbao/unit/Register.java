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

  /**
   * The units that decide whether an entry can be so: the one it replaces, its successors in a
   * chain, those it succeeds, and those that bear one of its names or its credit code.
   */
  List<Unit> around(Unit unit);

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
