package tongbao.unit;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The register as it would be: what is registered, and in its place what is to be recorded. */
public final class Picture {

  private final Map<AreaCode, Area> areas = new HashMap<>();
  private final Map<UnitCode, Unit> units = new LinkedHashMap<>();
  private final Map<String, List<Unit>> byName;
  private final Map<CreditCode, List<Unit>> byCreditCode;
  private final Map<UnitCode, List<Unit>> bySuccessor;

  private Picture(Collection<Area> areas, Stream<Unit> units) {
    areas.forEach(area -> this.areas.put(area.code(), area));
    units.forEach(unit -> this.units.put(unit.code(), unit));
    byName = index(Unit::names);
    byCreditCode = index(unit -> Stream.ofNullable(unit.creditCode()));
    bySuccessor = index(unit -> Stream.ofNullable(unit.successor()));
  }

  /** Later entries replace earlier ones of the same code. */
  public static Picture of(
      Collection<Area> areas, Collection<Unit> registered, Collection<Unit> entries) {
    return new Picture(areas, Stream.concat(registered.stream(), entries.stream()));
  }

  Optional<Area> area(AreaCode code) {
    return Optional.ofNullable(areas.get(code));
  }

  /** The unit of that code. */
  public Optional<Unit> unit(UnitCode code) {
    return Optional.ofNullable(units.get(code));
  }

  List<Unit> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  List<Unit> holding(CreditCode code) {
    return byCreditCode.getOrDefault(code, List.of());
  }

  List<Unit> succeededBy(UnitCode code) {
    return bySuccessor.getOrDefault(code, List.of());
  }

  private <K> Map<K, List<Unit>> index(Function<Unit, Stream<K>> keys) {
    return units.values().stream()
        .flatMap(unit -> keys.apply(unit).distinct().map(key -> Map.entry(key, unit)))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }
}
