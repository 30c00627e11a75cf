package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.filing.FilingQuery;
import tongbao.filing.Filings;
import tongbao.filing.Revision;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;
import tongbao.unit.Register;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;

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

  /**
   * Adds an area or replaces what is known of it. Without a parent it is placed by its code: under
   * the nearest registered area that GB/T 2260 puts it in, else under the city.
   *
   * @return whether it was added
   * @throws RefusedException where the tree would not be a tree any more
   */
  @Transactional
  public boolean put(Area area) {
    register.lockAreas();
    AreaCode parent = area.parent();
    if (area.code().equals(city)) {
      if (parent != null) {
        throw refused("/parent", Text.of("{} 是根区划，没有上级。", "{} is the root.", area.code()));
      }
      return register.put(area);
    }
    if (parent == null) {
      parent = placeByCode(area.code());
    }
    for (AreaCode above = parent; above != null; above = requireParent(above).parent()) {
      if (above.equals(area.code())) {
        throw refused(
            "/parent",
            Text.of("上级 {} 在 {} 之下，不能成环。", "{} lies below {} itself.", parent, area.code()));
      }
    }
    return register.put(new Area(area.code(), area.name(), parent));
  }

  /** Units in the order of their codes. */
  @Transactional
  public List<Unit> units(@Nullable AreaCode area, @Nullable UnitCode after, int limit) {
    if (area != null) {
      requireArea(area);
    }
    return register.units(area, after, limit);
  }

  /** The unit of that code. */
  @Transactional
  public Unit unit(UnitCode code) {
    return register
        .findUnit(code)
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownUnit(code)));
  }

  /**
   * Adds a unit or replaces what is known of it.
   *
   * @return whether it was added
   * @throws RefusedException where area or successor are unknown, or a filed year would fall out
   */
  @Transactional
  public boolean put(Unit unit) {
    register.lockUnit(unit.code());
    UnitCode successor = unit.successor();
    if (register.findArea(unit.area()).isEmpty()) {
      throw refused(
          "/area",
          Text.of(
              "区划 {} 未登记，请先登记该区划。", "Area {} is not registered; register it first.", unit.area()));
    }
    if (successor != null && register.findUnit(successor).isEmpty()) {
      throw refused(
          "/successor",
          Text.of(
              "继任单位 {} 未登记，请先登记该单位。", "Unit {} is not registered; register it first.", successor));
    }
    for (UnitCode next = successor; next != null; next = successorOf(next)) {
      if (next.equals(unit.code())) {
        throw refused(
            "/successor",
            Text.of("继任关系最终回到 {}，不能成环。", "Its successors lead back to {}.", unit.code()));
      }
    }
    for (Revision filed : filings.list(new FilingQuery(null, unit.code(), null, null, 1000))) {
      if (!unit.reportsFor(filed.id().year())) {
        throw refused(
            filed.id().year() < filedFrom(unit) ? "/firstYear" : "/lastYear",
            Text.of(
                "{} 已有 {} 年的填报，填报年份不能不含该年。",
                "{} has filed for {}; its years must include it.",
                unit.code(),
                filed.id().year()));
      }
    }
    return register.put(unit);
  }

  private @Nullable UnitCode successorOf(UnitCode code) {
    return register.findUnit(code).map(Unit::successor).orElse(null);
  }

  private static int filedFrom(Unit unit) {
    Integer first = unit.firstYear();
    return first == null ? Integer.MIN_VALUE : first;
  }

  private AreaCode placeByCode(AreaCode code) {
    String digits = code.value();
    return Stream.of(
            digits.length() > 9 ? digits.substring(0, 9) : digits,
            digits.substring(0, 6),
            digits.substring(0, 4) + "00",
            digits.substring(0, 2) + "0000")
        .map(AreaCode::new)
        .filter(above -> !above.equals(code) && register.findArea(above).isPresent())
        .findFirst()
        .orElse(city);
  }

  private Area requireArea(AreaCode code) {
    return register
        .findArea(code)
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownArea(code)));
  }

  private Area requireParent(AreaCode code) {
    return register
        .findArea(code)
        .orElseThrow(
            () ->
                refused(
                    "/parent",
                    Text.of(
                        "上级区划 {} 未登记，请先登记。",
                        "Area {} is not registered; register it first.",
                        code)));
  }

  private static RefusedException refused(String pointer, Text reason) {
    return new RefusedException(new Refusal.RegisterRefused(pointer, reason));
  }
}
