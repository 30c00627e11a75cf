package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Indicator;
import tongbao.edition.NumberType;
import tongbao.edition.Text;
import tongbao.sheet.Sheet;

/**
 * A sheet held against the unit's sheet of the year before. Nothing official asks that a jump from
 * one year to the next be explained, and real filings jump; so every finding is one to verify.
 */
final class YearBeforeChecks {

  /** So many cells a sentence names. */
  private static final int NAMED = 4;

  private final Sheet sheet;
  private final BitSet unusable;
  private final YearBefore before;
  private final YearBeforeCells cells;
  private final List<Finding> findings = new ArrayList<>();

  private YearBeforeChecks(Sheet sheet, BitSet unusable, YearBefore before, YearBeforeCells cells) {
    this.sheet = sheet;
    this.unusable = unusable;
    this.before = before;
    this.cells = cells;
  }

  /** The findings; about cells that the form of the year before has too. */
  static List<Finding> check(Sheet sheet, BitSet unusable, @Nullable YearBefore before) {
    if (before == null) {
      return List.of();
    }
    YearBeforeCells cells = YearBeforeCells.of(sheet.edition(), before);
    if (!cells.continues()) {
      return List.of();
    }
    YearBeforeChecks checks = new YearBeforeChecks(sheet, unusable, before, cells);
    checks.compareCells();
    checks.askForCopy();
    return checks.findings;
  }

  /** The number of the same cell a year ago; {@code null} where it was blank or not on the form. */
  private @Nullable BigDecimal was(Cell cell) {
    Cell then = cells.before(cell);
    return then == null ? null : before.sheet().number(then);
  }

  /** Whether both years are in one unit of measure. */
  private boolean sameMeasure(Cell cell) {
    return cell.measures().isEmpty()
        || Objects.equals(
            before.sheet().remarks().on(cell.code()).measure(),
            sheet.remarks().on(cell.code()).measure());
  }

  private void compareCells() {
    CellsByPart blanks = new CellsByPart(sheet.edition());
    for (Cell cell : sheet.edition().cells()) {
      if (!sheet.isBlank(cell) || unusable.get(cell.index())) {
        continue;
      }
      BigDecimal was = was(cell);
      if (was != null && was.signum() != 0) {
        if (BlankChecks.collected(cell)) {
          blanks.add(cell);
        } else {
          askForBlank(cell, was);
        }
      }
    }
    blanks.forEach(this::askForBlanks);
    for (Cell cell : cells.compared()) {
      BigDecimal was = was(cell);
      BigDecimal now = sheet.number(cell);
      if (was == null || now == null || !sameMeasure(cell)) {
        continue;
      }
      if (turnedZero(cell)) {
        Cell whole = cells.comparedWhole(cell);
        // Where the whole is 0 its part has to be.
        if (whole == null || !turnedZero(whole)) {
          askForZero(cell, was);
        }
      } else if (now.signum() != 0 && limit(cell).jumped(was, now)) {
        askForJump(cell, was, now);
      }
    }
  }

  private boolean turnedZero(Cell cell) {
    BigDecimal was = was(cell);
    BigDecimal now = sheet.number(cell);
    return was != null
        && now != null
        && was.signum() != 0
        && now.signum() == 0
        && was.compareTo(limit(cell).zeroFrom()) >= 0;
  }

  private YearBeforeLimits.Limit limit(Cell cell) {
    YearBeforeLimits limits = before.limits();
    return cell.type() == NumberType.AMOUNT ? limits.amounts() : limits.counts();
  }

  private void askForJump(Cell cell, BigDecimal was, BigDecimal now) {
    boolean more = now.compareTo(was) > 0;
    add(
        YearBeforeRules.JUMP,
        cell,
        was,
        now,
        Text.of(
            "{}填 {}，{}为 {}，{} {}。请核对；属实的，请说明原因。",
            "{} is {}, {} {}, {} {}. Check it; if it is right, explain why.",
            cell.name(),
            now,
            source(),
            was,
            more ? new Text("增加", "an increase of") : new Text("减少", "a decrease of"),
            now.subtract(was).abs()));
  }

  private void askForZero(Cell cell, BigDecimal was) {
    add(
        YearBeforeRules.ZERO,
        cell,
        was,
        BigDecimal.ZERO,
        Text.of(
            "{}填 0，{}为 {}。请核对；属实的，请说明原因。",
            "{} is 0, {} {}. Check it; if it is right, explain why.",
            cell.name(),
            source(),
            was));
  }

  private void askForBlank(Cell cell, BigDecimal was) {
    add(
        YearBeforeRules.BLANK,
        cell,
        was,
        null,
        Text.of(
            "{}未填，{}为 {}。请补填，或说明今年为何没有数据。",
            "{} is blank, {} {}. Fill it in, or explain why there is no number this year.",
            cell.name(),
            source(),
            was));
  }

  private void askForBlanks(Indicator part, List<Cell> blanks) {
    findings.add(
        Finding.of(
            YearBeforeRules.blanks(sheet.edition(), part),
            Severity.VERIFY,
            blanks.stream().map(Cell::code).toList(),
            Pointer.toCell(blanks.get(0).code()),
            null,
            Text.of(
                "“{}”有 {} 栏今年未填，{} 年（第 {} 版）不为 0：{}。请补填，或一并说明今年为何没有数据。",
                "“{}” has {} cells blank this year that were not 0 in {} (revision {}): {}. Fill them"
                    + " in, or explain once why there are no numbers this year.",
                new Text(part.label(), part.gloss()),
                blanks.size(),
                before.year(),
                before.revision(),
                BlankChecks.named(blanks, NAMED))));
  }

  /** Which number of last year is meant. */
  private Text source() {
    return Text.of("{} 年（第 {} 版）", "in {} (revision {}) it was", before.year(), before.revision());
  }

  private void add(String kind, Cell cell, BigDecimal was, @Nullable BigDecimal now, Text message) {
    findings.add(
        new Finding(
            YearBeforeRules.id(sheet.edition(), kind) + "." + cell.code(),
            Severity.VERIFY,
            List.of(cell.code()),
            Pointer.toCell(cell.code()),
            null,
            was,
            now,
            null,
            message,
            null));
  }

  private void askForCopy() {
    if (before.sheet().edition() != sheet.edition()) {
      return;
    }
    int same = 0;
    for (Cell cell : sheet.edition().cells()) {
      BigDecimal now = sheet.number(cell);
      if (now == null) {
        continue;
      }
      BigDecimal was = before.sheet().number(cell);
      if (was == null || was.compareTo(now) != 0) {
        return;
      }
      same += now.signum() == 0 ? 0 : 1;
    }
    if (!unusable.isEmpty() || same < before.limits().copied()) {
      return;
    }
    findings.add(
        Finding.of(
            YearBeforeRules.id(sheet.edition(), YearBeforeRules.COPY),
            Severity.VERIFY,
            List.of(),
            "/values",
            null,
            Text.of(
                "所填数字与 {} 年（第 {} 版）完全相同，其中非零 {} 项。请核对是否误报了上年的表；属实的，请说明。",
                "Every number is that of {} (revision {}), {} of them not 0. Check whether last"
                    + " year's sheet was handed in again; if it is right, explain why.",
                before.year(),
                before.revision(),
                same)));
  }
}
