package tongbao.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import tongbao.desk.CalendarDesk;
import tongbao.unit.UnitKind;

/** The due dates of a year as they are answered. */
@Schema(name = "Calendar", description = "When the returns for a year are due.")
public record CalendarAnswer(
    @Schema(description = "The reporting year.") int year,
    @Schema(
            description =
                "Where the days begin and end; a return is in time until its day is over.",
            examples = "Asia/Shanghai")
        String zone,
    @Schema(description = "For departments.") LocalDate department,
    @JsonProperty("government-office")
        @Schema(
            name = "government-office",
            description = "For government offices, which report for themselves.")
        LocalDate governmentOffice,
    @JsonProperty("area-rollup")
        @Schema(name = "area-rollup", description = "For the areas' own reports.")
        LocalDate areaRollup,
    @Schema(description = "The kinds whose date was set for this year; the others have the usual.")
        List<String> set) {

  static CalendarAnswer of(CalendarDesk.DueDates dates) {
    return new CalendarAnswer(
        dates.year(),
        dates.zone().getId(),
        on(dates, UnitKind.DEPARTMENT),
        on(dates, UnitKind.GOVERNMENT_OFFICE),
        on(dates, UnitKind.AREA_ROLLUP),
        dates.set().stream().map(UnitKind::code).toList());
  }

  private static LocalDate on(CalendarDesk.DueDates dates, UnitKind kind) {
    return Objects.requireNonNull(dates.on().get(kind));
  }
}
