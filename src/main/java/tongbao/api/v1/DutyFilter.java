package tongbao.api.v1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tongbao.filing.Duty;
import tongbao.filing.StateName;

/** Which units of a year to show. */
enum DutyFilter {
  MISSING,
  OVERDUE,
  LATE,
  UNEXPLAINED,
  RECHECK,
  OWING,
  SUBMITTED,
  SENT_BACK,
  ACCEPTED,
  PUBLISHED,
  WITHDRAWN;

  static final String CODES =
      Arrays.stream(values()).map(DutyFilter::code).collect(Collectors.joining(", "));

  static Optional<DutyFilter> find(String code) {
    return Arrays.stream(values()).filter(filter -> filter.code().equals(code)).findFirst();
  }

  boolean takes(Duty duty) {
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
