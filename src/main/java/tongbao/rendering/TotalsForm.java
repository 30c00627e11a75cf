package tongbao.rendering;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.rendering.PrintedForm.Heading;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;
import tongbao.totals.Basis;
import tongbao.totals.CellTotal;
import tongbao.totals.Lineage;
import tongbao.totals.Totals;

/** Totals on the official form of their year, with what they cover and rest on below it. */
public final class TotalsForm {

  /** How many missing units a printed form names; the totals themselves name all. */
  public static final int NAMED = 50;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss");

  private final Edition edition;
  private final @Nullable BigDecimal[] numbers;

  private TotalsForm(Totals totals) {
    this.edition = totals.query().edition();
    this.numbers = new BigDecimal[edition.cells().size()];
    for (CellTotal total : totals.cells()) {
      numbers[total.cell().index()] = total.value();
    }
  }

  /**
   * The form.
   *
   * @param area the area's name
   * @param missing the names of the first missing units, at most {@link #NAMED}
   * @param zone for the time they were added up
   */
  public static PrintedForm of(Totals totals, String area, List<String> missing, ZoneId zone) {
    TotalsForm form = new TotalsForm(totals);
    List<String> remarks = new ArrayList<>();
    remarks.add(coverage(totals, missing));
    remarks.add(basis(totals));
    form.joinAlternatives().forEach(remarks::add);
    return FormLayout.of(
            new Heading(form.edition.title().zh(), area, totals.query().year(), null),
            Sheet.of(form.edition, form.numbers),
            SignOff.NONE,
            remarks)
        .dated("数据截至 " + TIME.format(LocalDateTime.ofInstant(totals.asOf(), zone)) + "。");
  }

  private static String coverage(Totals totals, List<String> missing) {
    int owing = totals.coverage().missing().size();
    String said =
        "汇总范围：应报 %d 个单位，已计入 %d 个，未报 %d 个"
            .formatted(totals.coverage().expected(), totals.coverage().filed(), owing);
    if (missing.isEmpty()) {
      return said + "。";
    }
    return said + "：" + String.join("、", missing) + (owing > missing.size() ? "等。" : "。");
  }

  private static String basis(Totals totals) {
    return "汇总口径：" + counted(totals.query().basis()) + "；" + placed(totals.query().lineage()) + "。";
  }

  private static String counted(Basis basis) {
    return switch (basis) {
      case SUBMITTED -> "已报送的（不含退回、撤回的）";
      case ACCEPTED -> "已通过审核的";
      case PUBLISHED -> "已发布的";
    };
  }

  private static String placed(Lineage lineage) {
    return switch (lineage) {
      case THEN -> "按报告年度的机构归属";
      case NOW -> "按现在的机构归属";
    };
  }

  /**
   * Where some units print a group as one row and others its parts, only the group as one row holds
   * them all, and the form adds up.
   *
   * @return what to say of each such group
   */
  private Stream<String> joinAlternatives() {
    List<String> said = new ArrayList<>();
    for (Indicator row : edition.rows()) {
      if (row.alternative() && cells(row).stream().anyMatch(cell -> number(cell) != null)) {
        List<Indicator> parts = edition.rowsUnder(row);
        boolean joined = false;
        for (Indicator part : parts) {
          joined |= join(row, part);
        }
        if (joined) {
          said.add("部分单位未分项填报“" + row.label() + "”，该项合并列示。");
        }
      }
    }
    return said.stream();
  }

  private boolean join(Indicator row, Indicator part) {
    boolean joined = false;
    for (Cell cell : cells(part)) {
      BigDecimal number = number(cell);
      if (number != null) {
        String column = Objects.requireNonNull(cell.column()).code();
        Cell group = edition.cell(new CellCode(row.code() + "@" + column));
        BigDecimal before = number(group);
        numbers[group.index()] = before == null ? number : before.add(number);
        numbers[cell.index()] = null;
        joined = true;
      }
    }
    return joined;
  }

  private List<Cell> cells(Indicator row) {
    return edition.cells().stream().filter(cell -> cell.row().equals(row)).toList();
  }

  private @Nullable BigDecimal number(Cell cell) {
    return numbers[cell.index()];
  }
}
