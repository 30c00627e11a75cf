package tongbao.filing;

import java.util.List;
import java.util.function.Predicate;

/**
 * Who has filed for a year and who has not.
 *
 * @param expected the units whose returns make up the totals, in the order of their codes
 * @param rollUps the areas' own reports, which are never added to those of their units
 */
public record Completeness(List<Duty> expected, List<Duty> rollUps) {

  /** How many units stand how. */
  public record Summary(
      int expected,
      int filed,
      int onTime,
      int late,
      int missing,
      int overdue,
      int sentBack,
      int unexplained,
      int accepted,
      int published,
      int recheck) {}

  /** The units counted; roll-ups are not. */
  public Summary summary() {
    return new Summary(
        expected.size(),
        count(Duty::filed),
        count(duty -> duty.filed() && !duty.late()),
        count(duty -> duty.filed() && duty.late()),
        count(duty -> !duty.filed()),
        count(Duty::overdue),
        count(duty -> duty.state() == StateName.SENT_BACK),
        count(duty -> !duty.open().isEmpty()),
        count(duty -> duty.state() == StateName.ACCEPTED),
        count(duty -> duty.state() == StateName.PUBLISHED),
        count(Duty::recheck));
  }

  private int count(Predicate<Duty> which) {
    return (int) expected.stream().filter(which).count();
  }
}
