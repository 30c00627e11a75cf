package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.check.Background;
import tongbao.check.Checked;
import tongbao.check.Checks;
import tongbao.check.Finding;
import tongbao.check.YearBefore;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.filing.Circumstances;
import tongbao.filing.Submission;
import tongbao.sheet.ReceivedSheet;
import tongbao.sheet.Sheet;
import tongbao.unit.Unit;

/** Checks what was handed in: the form it is on, the sheet, and whether its unit reports. */
@ApplicationScoped
class Examiner {

  private final Editions editions;
  private final Seasons seasons;

  Examiner(Editions editions, Seasons seasons) {
    this.editions = editions;
    this.seasons = seasons;
  }

  /**
   * What came of it.
   *
   * @param edition the form of the year, where there is one
   * @param sheet the numbers, where there is a form to read them by
   * @param around what else bears on the return, where form and unit are known
   * @param yearBefore the sheet it was held against
   */
  record Examined(
      Handed handed,
      @Nullable Edition edition,
      @Nullable Sheet sheet,
      List<Finding> findings,
      @Nullable Circumstances around,
      @Nullable YearBefore yearBefore) {

    boolean refused() {
      return Finding.refuse(findings);
    }

    /** The same, with what is to be said of its unit. */
    Examined of(Unit unit) {
      int year = handed.id().year();
      if (unit.reportsFor(year)) {
        return this;
      }
      List<Finding> all = new ArrayList<>(findings);
      all.add(FormFindings.notReporting(unit, year));
      return new Examined(handed, edition, sheet, List.copyOf(all), around, yearBefore);
    }

    /** What may be recorded; only of a sheet that is not refused. */
    Submission submission() {
      if (sheet == null || refused()) {
        throw new IllegalStateException("a refused sheet is not recorded");
      }
      return new Submission(
          handed.id(), sheet, handed.signOff(), handed.documentNumber(), handed.explanations());
    }

    RefusedException refusal() {
      return new RefusedException(
          new Refusal.SheetRefused(findings, handed.explanations(), yearBefore));
    }
  }

  /** Every finding at once, also of a sheet that names the wrong form. */
  Examined examine(Handed handed) {
    return editions.forYear(handed.id().year()).isEmpty()
        ? examine(handed, null)
        : examine(handed, seasons.around(handed.id()));
  }

  /**
   * The same where it is known what bears on the return.
   *
   * @param around {@code null} where the unit is unknown
   */
  Examined examine(Handed handed, @Nullable Circumstances around) {
    int year = handed.id().year();
    Optional<Edition> governing = editions.forYear(year);
    if (governing.isEmpty()) {
      Finding none = FormFindings.noEdition(year, editions.all());
      return new Examined(handed, null, null, List.of(none), null, null);
    }
    Edition edition = governing.get();
    List<Finding> findings = new ArrayList<>();
    String given = handed.edition();
    if (given != null && !given.equals(edition.id())) {
      findings.add(FormFindings.wrongEdition(given, edition, year));
    }
    Background background = seasons.background(around);
    Checked checked =
        Checks.check(
            new ReceivedSheet(
                edition,
                handed.entries(),
                handed.remarks(),
                handed.signOff(),
                handed.explanations()),
            background);
    findings.addAll(checked.findings());
    return new Examined(
        handed, edition, checked.sheet(), List.copyOf(findings), around, background.before());
  }
}
