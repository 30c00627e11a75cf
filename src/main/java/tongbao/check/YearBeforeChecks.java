package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.NumberType;
import tongbao.edition.Relation;
import tongbao.edition.Text;
import tongbao.sheet.Sheet;

/**
 * A sheet held against the unit's sheet of the year before. Nothing official asks that a jump from
 * one year to the next be explained, and real filings jump; so every finding is one to verify.
 */
final class YearBeforeChecks {

  private final Sheet sheet;
  private final BitSet unusable;
  private final YearBefore before;
  private final List<Finding> findings = new ArrayList<>();

  private YearBeforeChecks(Sheet sheet, BitSet unusable, YearBefore before) {
    this.sheet = sheet;
    this.unusable = unusable;
    this.before = before;
  }

  /** The findings; none where the year before was reported on another form. */
  static List<Finding> check(Sheet sheet, BitSet unusable, @Nullable YearBefore before) {
    if (before == null || before.sheet().edition() != sheet.edition()) {
      return List.of();
    }
    YearBeforeChecks checks = new YearBeforeChecks(sheet, unusable, before);
    checks.compareCells();
    checks.askForCopy();
    return checks.findings;
  }

  /**
   * The cells whose numbers are compared. A change is no level that could jump. What moves between
   * the parts of a sum shows nothing, and what moves them all shows in the total.
   */
  static List<Cell> compared(Edition edition, Set<String> ignored) {
    Set<CellCode> totals = new HashSet<>();
    Set<CellCode> parts = new HashSet<>();
    for (Relation relation : edition.relations()) {
      if (relation instanceof Relation.Sum sum) {
        totals.add(sum.total());
        parts.addAll(sum.parts());
      } else if (relation instanceof Relation.PartsAtMost some) {
        totals.add(some.total());
        parts.addAll(some.parts());
      }
    }
    parts.removeAll(totals);
    return edition.cells().stream()
        .filter(cell -> cell.type() != NumberType.CHANGE)
        .filter(cell -> !parts.contains(cell.code()) && !ignored.contains(cell.code().value()))
        .toList();
  }

  private void compareCells() {
    for (Cell cell : sheet.edition().cells()) {
      BigDecimal was = before.sheet().number(cell);
      boolean blank = sheet.number(cell) == null && !unusable.get(cell.index());
      if (blank && was != null && was.signum() != 0) {
        askForBlank(cell, was);
      }
    }
    Map<CellCode, CellCode> wholes = wholes(sheet.edition());
    List<Cell> compared = compared(sheet.edition(), before.limits().ignored());
    for (Cell cell : compared) {
      BigDecimal was = before.sheet().number(cell);
      BigDecimal now = sheet.number(cell);
      if (was == null || now == null) {
        continue;
      }
      if (turnedZero(cell)) {
        CellCode code = wholes.get(cell.code());
        Cell whole = code == null ? null : sheet.edition().cell(code);
        // Where the whole is 0 its part has to be.
        if (whole == null || !compared.contains(whole) || !turnedZero(whole)) {
          askForZero(cell, was);
        }
      } else if (now.signum() != 0 && limit(cell).jumped(was, now)) {
        askForJump(cell, was, now);
      }
    }
  }

  private static Map<CellCode, CellCode> wholes(Edition edition) {
    Map<CellCode, CellCode> wholes = new HashMap<>();
    for (Relation relation : edition.relations()) {
      if (relation instanceof Relation.Sum sum) {
        sum.parts().forEach(part -> wholes.put(part, sum.total()));
      } else if (relation instanceof Relation.OfWhich ofWhich) {
        wholes.put(ofWhich.part(), ofWhich.whole());
      }
    }
    return wholes;
  }

  private boolean turnedZero(Cell cell) {
    BigDecimal was = before.sheet().number(cell);
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
