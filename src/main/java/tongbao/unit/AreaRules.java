package tongbao.unit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;

/** Keeps the areas one tree below the city. */
public final class AreaRules {

  private static final String PARENT = "/parent";

  private AreaRules() {}

  /**
   * The same area with a parent: the given one, else the nearest registered area that GB/T 2260
   * puts its code in, else the city.
   */
  public static Area placed(Area area, Picture picture, AreaCode city) {
    if (area.parent() != null || area.code().equals(city)) {
      return area;
    }
    String digits = area.code().value();
    AreaCode parent =
        Stream.of(
                digits.length() > 9 ? digits.substring(0, 9) : digits,
                digits.substring(0, 6),
                digits.substring(0, 4) + "00",
                digits.substring(0, 2) + "0000")
            .map(AreaCode::new)
            .filter(above -> !above.equals(area.code()) && picture.area(above).isPresent())
            .findFirst()
            .orElse(city);
    return new Area(area.code(), area.name(), parent);
  }

  /**
   * Everything that refuses an entry.
   *
   * @param picture the register with the entry in it
   */
  public static List<Fault> faults(Area area, Picture picture, AreaCode city) {
    List<Fault> faults = new ArrayList<>();
    AreaCode parent = area.parent();
    if (area.code().equals(city)) {
      if (parent != null) {
        faults.add(new Fault(PARENT, Text.of("{} 是根区划，没有上级。", "{} is the root.", area.code())));
      }
      return faults;
    }
    if (parent != null && picture.area(parent).isEmpty()) {
      faults.add(
          new Fault(
              PARENT,
              Text.of(
                  "上级区划 {} 未登记，请先登记。", "Area {} is not registered; register it first.", parent)));
    } else if (parent != null && liesBelow(parent, area.code(), picture)) {
      faults.add(
          new Fault(
              PARENT,
              Text.of("上级 {} 在 {} 之下，不能成环。", "{} lies below {} itself.", parent, area.code())));
    }
    return faults;
  }

  private static boolean liesBelow(AreaCode from, AreaCode code, Picture picture) {
    Set<AreaCode> seen = new HashSet<>();
    @Nullable AreaCode above = from;
    while (above != null && seen.add(above)) {
      if (above.equals(code)) {
        return true;
      }
      above = picture.area(above).map(Area::parent).orElse(null);
    }
    return false;
  }
}
