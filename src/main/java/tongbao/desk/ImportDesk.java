package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongbao.desk.ImportReport.Effect;
import tongbao.desk.ImportReport.Outcome;
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
import tongbao.unit.UnitRules;

/**
 * Taking over many entries of the register at once: all or none. A dry run takes the same way but
 * for the last step.
 */
@ApplicationScoped
public class ImportDesk {

  private static final String ACTION = "register.import";

  private final Register register;
  private final Filings filings;
  private final AreaCode city;

  ImportDesk(Register register, Filings filings, CityConfig config) {
    this.register = register;
    this.filings = filings;
    this.city = new AreaCode(config.code());
  }

  /**
   * A line that was sent.
   *
   * @param code which entry it is about, where that much could be read
   * @param entry {@code null} where the line has faults
   */
  public record Line<T>(int number, @Nullable String code, @Nullable T entry, List<Fault> faults) {}

  /** Lines to be read. */
  public interface Sent<T> {

    /** The codes that lines name, whether they are codes or not. */
    Set<String> codes();

    /**
     * Reads them.
     *
     * @param registered by code; what a line does not mention is as it is registered
     */
    List<Line<T>> lines(Map<String, T> registered);
  }

  /**
   * Adds and replaces areas. Lines may name each other in any order.
   *
   * @param apply false for a dry run, which changes nothing
   */
  @Transactional
  public ImportReport<Area> areas(Sent<Area> sent, boolean apply) {
    if (apply) {
      register.lock();
    }
    Map<String, Area> registered = byCode(register.areas(), area -> area.code().value());
    List<Line<Area>> lines = sent.lines(registered);
    Set<String> unread = unread(lines, registered);
    Picture announced = areaPicture(registered.values(), entries(lines));
    List<Area> placed =
        entries(lines).stream().map(area -> AreaRules.placed(area, announced, city)).toList();
    Picture picture = areaPicture(registered.values(), placed);
    ImportReport<Area> report =
        report(
            lines,
            registered,
            byCode(placed, area -> area.code().value()),
            area ->
                less(
                    AreaRules.faults(area, picture, city), "/parent", names(unread, area.parent())),
            area -> List.of(),
            apply);
    if (report.applied()) {
      register.record(new Changes(report.changes(), List.of(), ACTION));
    }
    return report;
  }

  /**
   * Adds and replaces units. Lines may name each other in any order.
   *
   * @param apply false for a dry run, which changes nothing
   */
  @Transactional
  public ImportReport<Unit> units(Sent<Unit> sent, boolean apply) {
    if (apply) {
      register.lock();
    }
    List<Area> areas = register.areas();
    Map<String, Unit> registered =
        byCode(
            register.find(
                sent.codes().stream().filter(UnitCode::isCode).map(UnitCode::new).toList()),
            unit -> unit.code().value());
    List<Line<Unit>> lines = sent.lines(registered);
    Set<String> unread = unread(lines, registered);
    List<Unit> entries = entries(lines);
    List<UnitCode> codes = entries.stream().map(Unit::code).toList();
    if (apply) {
      register.lockUnits(codes);
    }
    Map<UnitCode, List<Integer>> filed = filings.yearsFiled(codes);
    List<Unit> others =
        Stream.of(register.around(entries), register.namesakes(entries))
            .flatMap(List::stream)
            .toList();
    Picture announced = Picture.of(areas, others, entries);
    List<Unit> completed =
        entries.stream().map(unit -> UnitRules.completed(unit, announced)).toList();
    Picture picture = Picture.of(areas, others, completed);
    ImportReport<Unit> report =
        report(
            lines,
            registered,
            byCode(completed, unit -> unit.code().value()),
            unit ->
                less(
                    UnitRules.faults(unit, picture, filed.getOrDefault(unit.code(), List.of())),
                    "/successor",
                    names(unread, unit.successor())),
            unit -> UnitRules.sameName(unit, picture),
            apply);
    if (report.applied()) {
      register.record(new Changes(List.of(), report.changes(), ACTION));
    }
    return report;
  }

  /** New entries whose own lines have faults. */
  private static <T> Set<String> unread(List<Line<T>> lines, Map<String, T> registered) {
    return lines.stream()
        .filter(line -> line.entry() == null)
        .map(Line::code)
        .filter(code -> code != null && !registered.containsKey(code))
        .collect(Collectors.toSet());
  }

  private static boolean names(Set<String> unread, @Nullable Object code) {
    return code != null && unread.contains(code.toString());
  }

  /** That such an entry is not registered is no fault of those that refer to it. */
  private static List<Fault> less(List<Fault> faults, String pointer, boolean toldElsewhere) {
    return toldElsewhere
        ? faults.stream().filter(fault -> !fault.pointer().equals(pointer)).toList()
        : faults;
  }

  private static Picture areaPicture(Collection<Area> registered, Collection<Area> entries) {
    List<Area> all = Stream.concat(registered.stream(), entries.stream()).toList();
    return Picture.of(all, List.of(), List.of());
  }

  private static <T> ImportReport<T> report(
      List<Line<T>> lines,
      Map<String, T> registered,
      Map<String, T> entries,
      Function<T, List<Fault>> rules,
      Function<T, List<UnitCode>> sameName,
      boolean apply) {
    List<Outcome<T>> outcomes = new ArrayList<>();
    for (Line<T> line : lines) {
      T entry = line.entry() == null ? null : entries.get(line.code());
      T before = line.code() == null ? null : registered.get(line.code());
      List<Fault> faults = entry == null ? line.faults() : rules.apply(entry);
      List<UnitCode> shared = entry == null ? List.of() : sameName.apply(entry);
      outcomes.add(
          new Outcome<>(
              line.number(),
              line.code(),
              effect(before, entry, faults),
              before,
              entry,
              faults,
              shared));
    }
    return new ImportReport<>(apply, List.copyOf(outcomes));
  }

  private static <T> Effect effect(@Nullable T before, @Nullable T entry, List<Fault> faults) {
    if (!faults.isEmpty()) {
      return Effect.REFUSED;
    }
    if (before == null) {
      return Effect.ADDED;
    }
    return before.equals(entry) ? Effect.UNCHANGED : Effect.CHANGED;
  }

  private static <T> List<T> entries(List<Line<T>> lines) {
    return lines.stream().map(Line::entry).filter(Objects::nonNull).toList();
  }

  private static <T> Map<String, T> byCode(Collection<T> entries, Function<T, String> code) {
    Map<String, T> map = new LinkedHashMap<>();
    entries.forEach(entry -> map.put(code.apply(entry), entry));
    return map;
  }
}
