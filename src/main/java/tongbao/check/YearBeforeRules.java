package tongbao.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.edition.Relation.Standing;
import tongbao.edition.Text;

/** The rules about the year before as data, with the limits in force. */
public final class YearBeforeRules {

  static final String JUMP = "jump";
  static final String ZERO = "zero";
  static final String BLANK = "blank";
  static final String COPY = "copy";

  private static final String PART = ".year-before.";
  private static final String CELL = ".{cell}";
  private static final String PART_OF_FORM = ".{part}";
  private static final String SOURCE = "our reasoning; published filings jump (616 to 334)";

  private YearBeforeRules() {}

  /**
   * The rules for a form. They hold for the cells that the form of the year before has too; a copy
   * is asked about on the same form only.
   */
  public static List<Rule> of(Edition edition, YearBeforeLimits limits) {
    List<CellCode> compared =
        YearBeforeCells.compared(edition, limits.ignored()).stream().map(Cell::code).toList();
    List<CellCode> all = edition.cells().stream().map(Cell::code).toList();
    return List.of(
        rule(
            id(edition, JUMP) + CELL,
            "{cell} = 0, or |{cell} - before| <= absolute, or larger <= ratio * smaller, or before"
                + " < base",
            compared,
            limits.ofJump(),
            new Text(
                "与上年相比变化过大：差额和倍数都超过限值时需核对或说明，上年数过小的除外。",
                "A jump: both the difference and the ratio to last year's number exceed the limits."
                    + " Small numbers of last year are exempt.")),
        rule(
            id(edition, ZERO) + CELL,
            "before < zero-from, or {cell} <> 0",
            compared,
            limits.ofZero(),
            new Text("上年不为零，今年为零。", "Last year's number was not 0, this year's is.")),
        rule(
            id(edition, BLANK) + (collects(edition) ? PART_OF_FORM : CELL),
            "before = 0, or {cell} is given or does not apply",
            all,
            Map.of(),
            new Text("上年不为零，今年未填。", "Last year's number was not 0, this year's is blank.")),
        rule(
            id(edition, COPY),
            "some number differs from last year's, or fewer than copy-non-zero are not 0",
            List.of(),
            Map.of("copy-non-zero", BigDecimal.valueOf(limits.copied())),
            new Text("全表与上年相同，可能误报上年的表。", "The sheet is last year's.")));
  }

  /** The name of the finding about the cells of a part of the form that are blank this year. */
  static String blanks(Edition edition, Indicator part) {
    return id(edition, BLANK) + "." + part.code();
  }

  static String id(Edition edition, String kind) {
    return edition.id() + PART + kind;
  }

  private static boolean collects(Edition edition) {
    return edition.cells().stream().allMatch(BlankChecks::collected);
  }

  /** Whether a rule is one about the year before. */
  public static boolean names(String rule) {
    return rule.contains(PART);
  }

  private static Rule rule(
      String id,
      String formula,
      List<CellCode> cells,
      Map<String, BigDecimal> thresholds,
      Text note) {
    return new Rule(
        id,
        "year-before",
        List.of(Severity.VERIFY),
        formula,
        cells,
        Standing.PLAUSIBLE,
        SOURCE,
        note,
        thresholds);
  }
}
