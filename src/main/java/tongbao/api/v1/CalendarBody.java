package tongbao.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.unit.UnitKind;

/** The due dates of a year as they are set. */
@Schema(
    name = "DueDates",
    description = "The due dates of a year by kind of unit; left out or null: the usual day.")
public record CalendarBody(
    @Schema(description = "For departments.", nullable = true, examples = "2017-01-31")
        @Nullable LocalDate department,
    @JsonProperty("government-office")
        @Schema(
            name = "government-office",
            description = "For government offices, which report for themselves.",
            nullable = true)
        @Nullable LocalDate governmentOffice,
    @JsonProperty("area-rollup")
        @Schema(name = "area-rollup", description = "For the areas' own reports.", nullable = true)
        @Nullable LocalDate areaRollup) {

  /** Reads the body; a date that lies before the end of the year it is for is a mistake. */
  static Map<UnitKind, LocalDate> read(int year, JsonBody body) {
    Members members = new Members(body.object());
    Map<UnitKind, LocalDate> dates = new EnumMap<>(UnitKind.class);
    for (UnitKind kind : UnitKind.values()) {
      LocalDate date = members.optionalDate(kind.code());
      if (date == null) {
        continue;
      }
      if (date.getYear() <= year) {
        members.fault(
            kind.code(),
            Text.of(
                "{} 不晚于 {} 年底。{} 年的统计在次年报送，请填 {} 年或以后的日期。",
                "{} does not lie behind the end of {}. The year {} is reported in the year that"
                    + " follows; give a date of {} or later.",
                date,
                year,
                year,
                year + 1));
      }
      dates.put(kind, date);
    }
    members.finish();
    return dates;
  }
}
