package tongbao.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/**
 * When returns are due unless a date is set for a year: month and day of the year that follows.
 * Departments by 31 January, governments by 31 March (政府信息公开条例, 2019 revision, Art. 49 and 50).
 */
@ConfigMapping(prefix = "tongbao.calendar")
public interface CalendarConfig {

  /** Where the days of the calendar begin and end. */
  @WithDefault("Asia/Shanghai")
  ZoneId zone();

  /** For departments. */
  @WithDefault("01-31")
  String department();

  /** For a government's office, which reports for itself as a department does. */
  @WithDefault("01-31")
  String governmentOffice();

  /** For an area's own report. */
  @WithDefault("03-31")
  String areaRollup();
}
