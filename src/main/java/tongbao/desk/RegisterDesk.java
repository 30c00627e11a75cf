package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tongbao.filing.Filings;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;
import tongbao.unit.AreaRules;
import tongbao.unit.Changes;
import tongbao.unit.Fault;
import tongbao.unit.Picture;
import tongbao.unit.Register;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitQuery;
import tongbao.unit.UnitRules;
import tongbao.unit.Version;

/** Keeping the register of areas and units. */
@ApplicationScoped
public class RegisterDesk {

  private final Register register;
  private final Filings filings;
  private final AreaCode city;

  RegisterDesk(Register register, Filings filings, CityConfig config) {
    this.register = register;
    this.filings = filings;
    this.city = new AreaCode(config.code());
  }

  /** A unit, and others that share a name with it in one area and year. */
  public record Registered(Unit unit, List<UnitCode> sameName) {}

  /** The root of the areas. */
  public AreaCode cityCode() {
    return city;
  }

  /** All areas, by code. */
  @Transactional
  public List<Area> areas() {
    return register.areas();
  }

  /** The area of that code. */
  @Transactional
  public Area area(AreaCode code) {
    return requireArea(code);
  }

  /** Every version of an area, oldest first. */
  @Transactional
  public List<Version<Area>> history(AreaCode code) {
    requireArea(code);
    return register.history(code);
  }

  /**
   * Adds an area or replaces what is known of it. Without a parent it is placed by its code: under
   * the nearest registered area that GB/T 2260 puts it in, else under the city.
   *
   * @return whether it was added
   * @throws RefusedException where the tree would not be a tree any more
   */
  @Transactional
  public boolean put(Area area) {
    register.lock();
    List<Area> registered = register.areas();
    Area placed = AreaRules.placed(area, Picture.of(registered, List.of(), List.of()), city);
    Picture picture = Picture.of(with(registered, placed), List.of(), List.of());
    refuse(AreaRules.faults(placed, picture, city));
    boolean added = register.findArea(area.code()).isEmpty();
    register.record(Changes.put(placed));
    return added;
  }

  /** Units in the order of their codes. */
  @Transactional
  public List<Unit> units(UnitQuery query) {
    AreaCode area = query.area();
    if (area != null) {
      requireArea(area);
    }
    return register.units(query);
  }

  /**
   * All units of a question in the order of their codes, however many.
   *
   * @param query its limit says how many are in memory at a time
   */
  public void each(UnitQuery query, Consumer<Unit> taker) {
    UnitCode after = query.after();
    List<Unit> some;
    do {
      some =
          register.units(
              new UnitQuery(
                  query.year(), query.kind(), query.area(), after, query.last(), query.limit()));
      for (Unit unit : some) {
        taker.accept(unit);
        after = unit.code();
      }
    } while (some.size() == query.limit());
  }

  /** The unit of that code. */
  @Transactional
  public Unit unit(UnitCode code) {
    return requireUnit(code);
  }

  /** The same units, each with others that share a name with it. */
  @Transactional
  public List<Registered> withNamesakes(List<Unit> units) {
    Picture namesakes = Picture.of(List.of(), register.namesakes(units), List.of());
    return units.stream()
        .map(unit -> new Registered(unit, UnitRules.sameName(unit, namesakes)))
        .toList();
  }

  /** Every version of a unit, oldest first. */
  @Transactional
  public List<Version<Unit>> history(UnitCode code) {
    requireUnit(code);
    return register.history(code);
  }

  /**
   * Adds a unit or replaces what is known of it. Where it names a successor but no last year, it
   * ends where the successor begins.
   *
   * @return whether it was added
   * @throws RefusedException naming everything that is wrong with the entry
   */
  @Transactional
  public boolean put(Unit given) {
    register.lock();
    register.lockUnits(List.of(given.code()));
    Unit unit = UnitRules.completed(given, around(given));
    refuse(
        UnitRules.faults(
            unit,
            around(unit),
            filings.yearsFiled(List.of(unit.code())).getOrDefault(unit.code(), List.of())));
    boolean added = register.findUnit(unit.code()).isEmpty();
    register.record(Changes.put(unit));
    return added;
  }

  private Picture around(Unit unit) {
    return Picture.of(register.areas(), register.around(List.of(unit)), List.of(unit));
  }

  private static List<Area> with(List<Area> areas, Area entry) {
    return Stream.concat(areas.stream(), Stream.of(entry)).toList();
  }

  private Area requireArea(AreaCode code) {
    return register
        .findArea(code)
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownArea(code)));
  }

  private Unit requireUnit(UnitCode code) {
    return register
        .findUnit(code)
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownUnit(code)));
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new RefusedException(new Refusal.RegisterRefused(faults));
    }
  }
}
