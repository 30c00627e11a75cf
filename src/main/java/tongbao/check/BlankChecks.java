package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.edition.Relation;
import tongbao.edition.Text;
import tongbao.sheet.Sheet;

/**
 * The cells without a number. Those of rows with several columns are collected, one finding for
 * each part of the form: a blank column must not bury everything else.
 */
final class BlankChecks {

  /** So many cells or totals a sentence names; the finding lists all cells. */
  private static final int NAMED = 4;

  private static final int TOTALS_NAMED = 30;

  private final Sheet sheet;
  private final Edition edition;
  private final List<Finding> findings = new ArrayList<>();

  private BlankChecks(Sheet sheet) {
    this.sheet = sheet;
    this.edition = sheet.edition();
  }

  static List<Finding> check(Sheet sheet, BitSet unusable) {
    BlankChecks checks = new BlankChecks(sheet);
    CellsByPart blank = new CellsByPart(checks.edition);
    CellsByPart notApplicable = new CellsByPart(checks.edition);
    for (Cell cell : sheet.edition().cells()) {
      if (unusable.get(cell.index())) {
        continue;
      }
      if (sheet.isNotApplicable(cell)) {
        notApplicable.add(cell);
      } else if (sheet.isBlank(cell) && collected(cell)) {
        blank.add(cell);
      } else if (sheet.isBlank(cell)) {
        checks.askFor(cell);
      }
    }
    blank.forEach(checks::askFor);
    notApplicable.forEach(checks::mention);
    checks.refuseBoth(unusable);
    return checks.findings;
  }

  /** Whether a blank is told of together with the others of its part. */
  static boolean collected(Cell cell) {
    return cell.column() != null;
  }

  /** The name of the finding about the blanks of a part of the form. */
  static String rule(Edition edition, Indicator part) {
    return edition.id() + "." + part.code() + ".blank";
  }

  private void askFor(Cell cell) {
    findings.add(
        Finding.of(
            edition.id() + "." + cell.code() + ".blank",
            Severity.VERIFY,
            List.of(cell.code()),
            Pointer.toCell(cell.code()),
            null,
            Text.of(
                "{}未填。空白不等于 0：数量为零请填 0，没有数据请说明。",
                "{} is blank. Blank is not 0: write 0 if the number is zero, or explain why there"
                    + " is none.",
                cell.name())));
  }

  private void askFor(Indicator part, List<Cell> cells) {
    Text message =
        Text.of(
            "“{}”有 {} 栏未填：{}。空白不等于 0：数量为零请填 0，没有数据请一并说明。",
            "“{}” has {} blank cells: {}. Blank is not 0: write 0 where a number is zero, or explain"
                + " once why there is none.",
            new Text(part.label(), part.gloss()),
            cells.size(),
            named(cells, NAMED));
    List<Text> totals = totals(cells);
    if (!totals.isEmpty()) {
      message =
          message.and(
              Text.of(
                  "其中总计按已填各分项为：{}。",
                  "Of totals among them the parts add up to: {}.",
                  joined(totals, TOTALS_NAMED)));
    }
    findings.add(
        Finding.of(
            rule(edition, part),
            Severity.VERIFY,
            codes(cells),
            Pointer.toCell(cells.get(0).code()),
            null,
            message));
  }

  /** What the parts of blank totals add up to, where anything of them is given. */
  private List<Text> totals(List<Cell> blank) {
    List<Text> totals = new ArrayList<>();
    for (Cell cell : blank) {
      for (Relation.Sum sum : edition.sumsOf(cell)) {
        List<BigDecimal> given = new ArrayList<>();
        for (CellCode code : sum.parts()) {
          BigDecimal number = sheet.number(code);
          if (number != null) {
            given.add(number);
          }
        }
        if (!given.isEmpty()) {
          totals.add(
              Text.of(
                  "{} {}",
                  "{} {}",
                  cell.name(),
                  given.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
          break;
        }
      }
    }
    return totals;
  }

  private void mention(Indicator part, List<Cell> cells) {
    findings.add(
        Finding.of(
            edition.id() + "." + part.code() + ".not-applicable",
            Severity.NOTICE,
            codes(cells),
            "/notApplicable",
            null,
            Text.of(
                "“{}”有 {} 栏标为不适用：{}。不适用不计入合计。",
                "“{}” has {} cells marked as not applicable: {}. They count as nothing in sums.",
                new Text(part.label(), part.gloss()),
                cells.size(),
                named(cells, NAMED))));
  }

  /** A group printed as a single row is taken instead of its parts, never beside them. */
  private void refuseBoth(BitSet unusable) {
    edition
        .alternatives()
        .forEach(
            group -> {
              List<Cell> whole = given(group.whole(), unusable);
              List<Cell> parts = given(group.parts(), unusable);
              if (!whole.isEmpty() && !parts.isEmpty()) {
                List<CellCode> cells = new ArrayList<>(codes(whole));
                cells.addAll(codes(parts));
                findings.add(
                    Finding.of(
                        edition.id() + "." + group.row().code() + ".alternative",
                        Severity.ERROR,
                        List.copyOf(cells),
                        Pointer.toCell(cells.get(0)),
                        null,
                        Text.of(
                            "“{}”本栏（{}）与其下各分项（{}）不能同时填：有分项的请只填分项，没有分项的只填本栏。",
                            "“{}” is given both as a whole ({}) and in its parts ({}): give the parts"
                                + " alone, or where there are none the whole alone.",
                            new Text(group.row().label(), group.row().gloss()),
                            named(whole, NAMED),
                            named(parts, NAMED))));
              }
            });
  }

  private List<Cell> given(List<Cell> cells, BitSet unusable) {
    return cells.stream()
        .filter(cell -> sheet.number(cell) != null || unusable.get(cell.index()))
        .toList();
  }

  private static List<CellCode> codes(List<Cell> cells) {
    return cells.stream().map(Cell::code).toList();
  }

  static Text named(List<Cell> cells, int most) {
    return joined(cells.stream().map(Cell::name).toList(), most);
  }

  private static Text joined(List<Text> texts, int most) {
    List<Text> shown = texts.subList(0, Math.min(most, texts.size()));
    Text joined = Text.joined("、", ", ", shown);
    return shown.size() == texts.size() ? joined : Text.of("{} 等", "{} …", joined);
  }
}
