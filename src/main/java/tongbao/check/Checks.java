package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.sheet.Entry;
import tongbao.sheet.ReceivedRemarks;
import tongbao.sheet.ReceivedSheet;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;

/** All checks of one sheet. Every finding is reported at once. */
public final class Checks {

  private Checks() {}

  /** Checks a sheet by itself. */
  public static Checked check(ReceivedSheet received) {
    return check(received, Background.NONE);
  }

  /**
   * Reads the entries as numbers and checks them. Never throws for what a sender wrote.
   *
   * @param background what bears on it besides
   */
  public static Checked check(ReceivedSheet received, Background background) {
    Edition edition = received.edition();
    TypedCells typed = TypedCells.read(received);
    RemarkedCells remarked =
        new RemarkedCells(edition, typed.numbers(), typed.unusable(), typed.findings());
    Sheet sheet = Sheet.of(edition, typed.numbers(), remarked.read(received.remarks()));
    List<Finding> findings = new ArrayList<>(typed.findings());
    findings.addAll(remarked.findings());
    findings.addAll(BlankChecks.check(sheet, typed.unusable()));
    RelationChecks relations = new RelationChecks(typed.unusable(), background);
    Figures figures = Figures.of(sheet);
    List<Finding> related = relations.check(ReadyRelations.of(edition).all(), sheet, figures);
    findings.addAll(new Advisor(sheet, figures, relations, related).advise());
    findings.addAll(YearBeforeChecks.check(sheet, typed.unusable(), background.before()));
    findings.addAll(SignOffChecks.check(edition, received.signOff()));
    findings.addAll(unmatchedExplanations(received, findings));
    findings.sort(Comparator.comparingInt(finding -> placeOf(finding, edition)));
    return new Checked(sheet, List.copyOf(findings));
  }

  /** Checks a sheet that was recorded before: its entries are numbers already. */
  public static List<Finding> recheck(
      Sheet sheet, SignOff signOff, Map<String, String> explanations) {
    return recheck(sheet, signOff, explanations, Background.NONE);
  }

  /** Checks a recorded sheet with what bears on it. */
  public static List<Finding> recheck(
      Sheet sheet, SignOff signOff, Map<String, String> explanations, Background background) {
    Map<String, Entry> entries = new HashMap<>();
    for (Cell cell : sheet.edition().cells()) {
      BigDecimal number = sheet.number(cell);
      entries.put(cell.code().value(), number == null ? Entry.BLANK : new Entry.Numeral(number));
    }
    return check(
            new ReceivedSheet(
                sheet.edition(),
                entries,
                ReceivedRemarks.of(sheet.remarks()),
                signOff,
                explanations),
            background)
        .findings();
  }

  /** An explanation of nothing: most likely its rule is misspelt, or the sheet was corrected. */
  private static List<Finding> unmatchedExplanations(
      ReceivedSheet received, List<Finding> findings) {
    if (received.explanations().isEmpty()) {
      return List.of();
    }
    Set<String> unmatched = new TreeSet<>(received.explanations().keySet());
    findings.forEach(finding -> unmatched.remove(finding.rule()));
    if (unmatched.isEmpty()) {
      return List.of();
    }
    String rules = String.join(", ", unmatched);
    return List.of(
        Finding.of(
            received.edition().id() + ".explanations.unmatched",
            Severity.NOTICE,
            List.of(),
            "/explanations",
            rules,
            Text.of(
                "以下说明没有对应的核查结果：{}。说明已保留。",
                "These explanations belong to no finding: {}. They are kept.",
                rules)));
  }

  private static int placeOf(Finding finding, Edition edition) {
    if (finding.cells().isEmpty()) {
      return Integer.MAX_VALUE;
    }
    return edition.cell(finding.cells().get(0)).index();
  }
}
