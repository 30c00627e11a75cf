package tongbao.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tongbao.access.CurrentCaller;
import tongbao.evidence.AuditEntry;
import tongbao.filing.DueDate;
import tongbao.unit.UnitKind;

/** When returns are due. */
@ApplicationScoped
public class CalendarDesk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Calendar calendar;
  private final EditionDesk editions;
  private final CurrentCaller caller;
  private final Clock clock;
  private final ZoneId zone;
  private final Map<UnitKind, MonthDay> usual = new EnumMap<>(UnitKind.class);

  CalendarDesk(
      Calendar calendar,
      CalendarConfig config,
      EditionDesk editions,
      CurrentCaller caller,
      Clock clock) {
    this.calendar = calendar;
    this.editions = editions;
    this.caller = caller;
    this.clock = clock;
    this.zone = config.zone();
    usual.put(UnitKind.DEPARTMENT, day("department", config.department()));
    usual.put(UnitKind.GOVERNMENT_OFFICE, day("government-office", config.governmentOffice()));
    usual.put(UnitKind.AREA_ROLLUP, day("area-rollup", config.areaRollup()));
  }

  /**
   * The due dates of a year.
   *
   * @param on the date for each kind of unit
   * @param set the kinds whose date was set and is not the usual one
   */
  public record DueDates(int year, ZoneId zone, Map<UnitKind, LocalDate> on, Set<UnitKind> set) {}

  /** A wrong setting is told at the start, not by the first filing. */
  void check(@Observes StartupEvent event) {
    if (usual.size() != UnitKind.values().length) {
      throw new IllegalStateException("a kind of unit has no due date");
    }
  }

  /** The due dates of a year. */
  public DueDates dueDates(int year) {
    editions.forYear(year);
    Map<UnitKind, LocalDate> set = calendar.find(year);
    Map<UnitKind, LocalDate> on = new EnumMap<>(UnitKind.class);
    for (UnitKind kind : UnitKind.values()) {
      on.put(kind, due(year, kind, set.get(kind)).on());
    }
    return new DueDates(year, zone, on, set.keySet());
  }

  /** Sets the due dates of a year; kinds that are left out get the usual ones. */
  public DueDates put(int year, Map<UnitKind, LocalDate> dates) {
    editions.forYear(year);
    calendar.put(
        year,
        dates,
        before ->
            new AuditEntry(
                clock.instant(),
                caller.deed(),
                "calendar.put",
                "calendar/" + year,
                null,
                null,
                json(before),
                json(dates)));
    return dueDates(year);
  }

  /** Where the days of the calendar begin and end. */
  public ZoneId zone() {
    return zone;
  }

  /** When a return is due, given the date set for it if there is one. */
  DueDate due(int year, UnitKind kind, @Nullable LocalDate set) {
    MonthDay day = usual.get(kind);
    if (day == null) {
      throw new IllegalStateException("no usual due date for " + kind);
    }
    return new DueDate(set == null ? day.atYear(year + 1) : set, zone);
  }

  private static MonthDay day(String name, String value) {
    try {
      return MonthDay.parse("--" + value);
    } catch (DateTimeParseException e) {
      throw new ConfigurationException(
          "tongbao.calendar.%s is %s; it takes month and day, such as 01-31."
              .formatted(name, value),
          e);
    }
  }

  private static String json(Map<UnitKind, LocalDate> dates) {
    Map<String, String> words = new TreeMap<>();
    dates.forEach((kind, date) -> words.put(kind.code(), date.toString()));
    try {
      return JSON.writeValueAsString(words);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("dates always become JSON", e);
    }
  }
}
