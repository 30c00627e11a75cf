package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tongbao.check.Background;
import tongbao.check.Checks;
import tongbao.check.Finding;
import tongbao.check.Severity;
import tongbao.check.YearBefore;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.filing.Circumstances;
import tongbao.filing.Counting;
import tongbao.filing.Recheck;
import tongbao.filing.Revision;
import tongbao.filing.Submission;

/** What the year before has to say of a return. */
@ApplicationScoped
class LastYear {

  private final Editions editions;
  private final YearBeforeLimitsInForce inForce;

  LastYear(Editions editions, YearBeforeLimitsInForce inForce) {
    this.editions = editions;
    this.inForce = inForce;
  }

  /** The year to compare with: the one before, where the forms of both have cells in common. */
  @Nullable Integer comparable(int year) {
    Edition edition = editions.forYear(year).orElse(null);
    Edition before = editions.forYear(year - 1).orElse(null);
    return edition != null && before != null && edition.continues(before)
        ? Integer.valueOf(year - 1)
        : null;
  }

  /** A revision of the year before, as checks take it. */
  @Nullable YearBefore sheet(@Nullable Counting revision) {
    return revision == null
        ? null
        : new YearBefore(
            revision.submission().id().year(),
            revision.number(),
            revision.submission().sheet(),
            revision.submission().explanations(),
            inForce.limits());
  }

  /** What bears on a return besides its sheet. */
  Background background(@Nullable Circumstances around) {
    return around == null
        ? Background.NONE
        : new Background(sheet(around.yearBefore()), around.powers());
  }

  /** The findings of a recorded revision today. */
  List<Finding> findings(Revision revision, Circumstances around) {
    return findings(revision, background(around));
  }

  private static List<Finding> findings(Revision revision, Background background) {
    Submission submission = revision.submission();
    return Checks.recheck(
        submission.sheet(), submission.signOff(), submission.explanations(), background);
  }

  /**
   * What has changed since a revision was recorded, because of the year before; {@code null} where
   * that is nothing.
   *
   * @param around what bears on it now
   * @param then the revision of the year before that counted when this one was recorded
   */
  @Nullable Recheck recheck(
      Revision revision, List<Finding> now, Circumstances around, @Nullable Counting then) {
    Circumstances.Step last = around.lastStep();
    if (last == null) {
      return null;
    }
    Map<String, Finding> was =
        asked(findings(revision, new Background(sheet(then), around.powers())));
    Map<String, Finding> is = asked(now);
    List<String> added = is.keySet().stream().filter(rule -> !was.containsKey(rule)).toList();
    List<String> gone = was.keySet().stream().filter(rule -> !is.containsKey(rule)).toList();
    List<String> changed =
        is.values().stream()
            .filter(finding -> differs(finding, was.get(finding.rule())))
            .map(Finding::rule)
            .toList();
    if (added.isEmpty() && gone.isEmpty() && changed.isEmpty()) {
      return null;
    }
    Counting before = around.yearBefore();
    boolean revised = before != null && before.recordedAt().isAfter(revision.recordedAt());
    return new Recheck(
        revision.id().year() - 1,
        before == null ? last.revision() : before.number(),
        before != null && revised ? before.recordedAt() : last.at(),
        added,
        gone,
        changed);
  }

  /** The findings that ask for something, by rule. */
  private static Map<String, Finding> asked(List<Finding> findings) {
    Map<String, Finding> asked = new TreeMap<>();
    findings.stream()
        .filter(finding -> finding.severity() != Severity.NOTICE)
        .forEach(finding -> asked.put(finding.rule(), finding));
    return asked;
  }

  private static boolean differs(Finding finding, @Nullable Finding earlier) {
    BigDecimal was = earlier == null ? null : earlier.expected();
    BigDecimal is = finding.expected();
    return was != null && is != null && was.compareTo(is) != 0;
  }
}
