package tongbao.filing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which units of a year to show or to count. */
public enum DutyFilter {
  /** Without a return. */
  MISSING,
  /** Without a return past the due date. */
  OVERDUE,
  /** First recorded after the due date. */
  LATE,
  /** With findings neither corrected nor explained. */
  UNEXPLAINED,
  /** To be looked at again, because the year before changed. */
  RECHECK,
  /** Those who still have to do something. */
  OWING,
  /** Handed in and not decided on. */
  SUBMITTED,
  /** Sent back to the unit. */
  SENT_BACK,
  /** Accepted and not yet published. */
  ACCEPTED,
  /** Published. */
  PUBLISHED,
  /** Taken back. */
  WITHDRAWN;

  /** The codes of all of them, for people. */
  public static final String CODES =
      Arrays.stream(values()).map(DutyFilter::code).collect(Collectors.joining(", "));

  /** The filter of that code. */
  public static Optional<DutyFilter> find(String code) {
    return Arrays.stream(values()).filter(filter -> filter.code().equals(code)).findFirst();
  }

  /** Whether a unit is one of those. */
  public boolean takes(Duty duty) {
    return switch (this) {
      case MISSING -> !duty.filed();
      case OVERDUE -> duty.overdue();
      case LATE -> duty.filed() && duty.late();
      case UNEXPLAINED -> !duty.open().isEmpty();
      case RECHECK -> duty.recheck();
      case OWING -> duty.owes();
      case SUBMITTED -> duty.state() == StateName.SUBMITTED;
      case SENT_BACK -> duty.state() == StateName.SENT_BACK;
      case ACCEPTED -> duty.state() == StateName.ACCEPTED;
      case PUBLISHED -> duty.state() == StateName.PUBLISHED;
      case WITHDRAWN -> duty.state() == StateName.WITHDRAWN;
    };
  }

  private String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
