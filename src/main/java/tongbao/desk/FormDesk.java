package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import tongbao.filing.Revision;
import tongbao.rendering.FilingForm;
import tongbao.rendering.PrintedForm;
import tongbao.rendering.TotalsForm;
import tongbao.totals.Totals;
import tongbao.unit.Register;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.Version;

/** Printing filings and totals on the official forms, under the names the register knows. */
@ApplicationScoped
public class FormDesk {

  private final Register register;
  private final RegisterDesk registerDesk;
  private final CalendarDesk calendar;

  FormDesk(Register register, RegisterDesk registerDesk, CalendarDesk calendar) {
    this.register = register;
    this.registerDesk = registerDesk;
    this.calendar = calendar;
  }

  /**
   * A revision on its form. The unit bears the name it had when the revision was recorded: what was
   * printed once is printed the same again.
   */
  @Transactional
  public PrintedForm filing(Revision revision) {
    return FilingForm.of(revision, nameAt(revision.id().unit(), revision.recordedAt()));
  }

  /** Totals on the form of their year. */
  @Transactional
  public PrintedForm totals(Totals totals) {
    List<String> missing =
        totals.coverage().missing().stream()
            .limit(TotalsForm.NAMED)
            .map(code -> registerDesk.unit(code).name())
            .toList();
    String area = registerDesk.area(totals.query().area()).name();
    return TotalsForm.of(totals, area, missing, calendar.zone());
  }

  private String nameAt(UnitCode unit, Instant instant) {
    List<Version<Unit>> versions = register.history(unit);
    String name = versions.isEmpty() ? unit.value() : versions.get(0).entry().name();
    for (Version<Unit> version : versions) {
      if (!version.recordedAt().isAfter(instant)) {
        name = version.entry().name();
      }
    }
    return name;
  }
}
