package tongbao.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The due day ends at midnight where the city is, not at the server's midnight. */
class DueDateTest {

  private static final LocalDate DAY = LocalDate.of(2017, 1, 31);

  @ParameterizedTest
  @CsvSource({
    "2017-01-31T15:59:59.999999Z, Asia/Shanghai, false, 0",
    "2017-01-31T16:00:00Z,        Asia/Shanghai, true,  1",
    "2017-01-31T16:00:00Z,        UTC,           false, 0",
    "2017-02-01T00:00:00Z,        UTC,           true,  1",
    "2016-12-31T00:00:00Z,        Asia/Shanghai, false, 0",
    "2017-03-03T01:00:00Z,        Asia/Shanghai, true,  31",
  })
  void isPassedWhenTheDayIsOver(Instant at, ZoneId zone, boolean passed, long days) {
    DueDate due = new DueDate(DAY, zone);
    assertEquals(passed, due.passedAt(at));
    assertEquals(days, due.daysLateAt(at));
  }
}
