package tongbao.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The day a return is due. It is in time until that day ends where the city is.
 *
 * @param zone where the city is
 */
public record DueDate(LocalDate on, ZoneId zone) {

  /** Whether an instant lies behind the end of the day. */
  public boolean passedAt(Instant instant) {
    return !instant.isBefore(on.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** How many days behind the due date the day of an instant is; 0 where it is in time. */
  public long daysLateAt(Instant instant) {
    return Math.max(0, ChronoUnit.DAYS.between(on, LocalDate.ofInstant(instant, zone)));
  }
}
