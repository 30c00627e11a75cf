package tongbao.api.v1;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.unit.Area;
import tongbao.unit.Unit;
import tongbao.unit.Version;

/** The histories of entries of the register, as they are answered. */
interface HistoryAnswer {

  /** One version of a unit. */
  @Schema(name = "UnitVersion", description = "What the register said of a unit from then on.")
  record UnitVersion(
      @Schema(description = "Counts the versions from 1.") int version,
      @Schema(description = "When it was recorded.") Instant recordedAt,
      @Schema(description = "Who recorded it; null but for the city office.", nullable = true)
          @Nullable String by,
      @Schema(description = "In which role; null but for the city office.", nullable = true)
          @Nullable String role,
      @Schema(
              description =
                  "The X-Request-Id of the call; null where the service acted by itself, and but for"
                      + " the city office.",
              nullable = true)
          @Nullable String requestId,
      @Schema(description = "What differs from the version before; all of it in the first version.")
          List<String> changes,
      UnitBody unit) {}

  /** The versions of a unit. */
  @Schema(name = "UnitHistory", description = "Every version of a unit.")
  record OfUnit(@Schema(description = "Oldest first.") List<UnitVersion> items) {}

  /** One version of an area. */
  @Schema(name = "AreaVersion", description = "What the register said of an area from then on.")
  record AreaVersion(
      @Schema(description = "Counts the versions from 1.") int version,
      @Schema(description = "When it was recorded.") Instant recordedAt,
      @Schema(description = "Who recorded it; null but for the city office.", nullable = true)
          @Nullable String by,
      @Schema(description = "In which role; null but for the city office.", nullable = true)
          @Nullable String role,
      @Schema(
              description =
                  "The X-Request-Id of the call; null where the service acted by itself, and but for"
                      + " the city office.",
              nullable = true)
          @Nullable String requestId,
      @Schema(description = "What differs from the version before; all of it in the first version.")
          List<String> changes,
      AreaBody area) {}

  /** The versions of an area. */
  @Schema(name = "AreaHistory", description = "Every version of an area.")
  record OfArea(@Schema(description = "Oldest first.") List<AreaVersion> items) {}

  /**
   * The history of a unit.
   *
   * @param named whether to tell who recorded it
   */
  static OfUnit ofUnit(List<Version<Unit>> versions, boolean named) {
    List<UnitVersion> items = new ArrayList<>();
    Unit before = null;
    for (Version<Unit> version : versions) {
      items.add(
          new UnitVersion(
              version.number(),
              version.recordedAt(),
              named ? version.by() : null,
              named ? version.role() : null,
              named ? version.requestId() : null,
              changes(before, version.entry(), RegisterColumns::of),
              UnitBody.of(version.entry(), List.of())));
      before = version.entry();
    }
    return new OfUnit(items);
  }

  /**
   * The history of an area.
   *
   * @param named whether to tell who recorded it
   */
  static OfArea ofArea(List<Version<Area>> versions, boolean named) {
    List<AreaVersion> items = new ArrayList<>();
    Area before = null;
    for (Version<Area> version : versions) {
      items.add(
          new AreaVersion(
              version.number(),
              version.recordedAt(),
              named ? version.by() : null,
              named ? version.role() : null,
              named ? version.requestId() : null,
              changes(before, version.entry(), RegisterColumns::of),
              AreaBody.of(version.entry())));
      before = version.entry();
    }
    return new OfArea(items);
  }

  /** The members that differ, by the names they have in answers and in CSV alike. */
  static <T> List<String> changes(
      @Nullable T before, T after, Function<T, Map<String, String>> columns) {
    Map<String, String> was = before == null ? Map.of() : columns.apply(before);
    return columns.apply(after).entrySet().stream()
        .filter(now -> !Objects.equals(was.getOrDefault(now.getKey(), ""), now.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
