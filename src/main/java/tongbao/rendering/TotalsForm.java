package tongbao.rendering;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.edition.Totalling;
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
    remarks.addAll(caveats(totals));
    remarks.addAll(form.chooseAlternatives());
    return FormLayout.of(
            new Heading(form.edition.title().zh(), area, totals.query().year(), null),
            Sheet.of(form.edition, form.numbers),
            SignOff.NONE,
            remarks)
        .dated("数据截至 " + TIME.format(LocalDateTime.ofInstant(totals.asOf(), zone)) + "。");
  }

  private static String coverage(Totals totals, List<String> missing) {
    int owing = totals.coverage().expected() - totals.coverage().filed();
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
   * A group's own row totals what its parts do, and what units filled in as one row. Where the two
   * are the same the parts are printed, else only the one row holds everything and adds up.
   *
   * @return what to say of each group printed as one row
   */
  private List<String> chooseAlternatives() {
    List<String> said = new ArrayList<>();
    for (Indicator row : edition.rows()) {
      if (row.alternative()) {
        List<Cell> parts =
            edition.rowsUnder(row).stream().flatMap(part -> cells(part).stream()).toList();
        boolean split = cells(row).stream().allMatch(cell -> isSumOf(cell, parts));
        (split ? cells(row) : parts).forEach(cell -> numbers[cell.index()] = null);
        if (!split) {
          said.add("部分单位未分项填报“" + row.label() + "”，该项合并列示。");
        }
      }
    }
    return said;
  }

  private boolean isSumOf(Cell group, List<Cell> parts) {
    BigDecimal sum = null;
    for (Cell part : parts) {
      BigDecimal number = number(part);
      if (number != null && Objects.equals(part.column(), group.column())) {
        sum = sum == null ? number : sum.add(number);
      }
    }
    BigDecimal whole = number(group);
    return whole == null || (sum != null && whole.compareTo(sum) == 0);
  }

  /** What may not be added, or is to be read with care. */
  private static List<String> caveats(Totals totals) {
    List<String> said = new ArrayList<>();
    String stocks =
        totals.cells().stream()
            .filter(total -> total.cell().totalling() == Totalling.STOCK && total.value() != null)
            .map(total -> total.cell().row().label())
            .distinct()
            .collect(Collectors.joining("、"));
    if (!stocks.isEmpty()) {
      said.add("各单位填报“" + stocks + "”的统计范围不同，汇总数仅供参考。");
    }
    for (CellTotal total : totals.cells()) {
      if (!total.apart().isEmpty()) {
        said.add(
            "“"
                + total.cell().label()
                + "”不跨计量单位相加："
                + total.apart().stream().map(TotalsForm::measured).collect(Collectors.joining("，"))
                + "。");
      }
    }
    return said;
  }

  private static String measured(CellTotal.Measured sum) {
    BigDecimal value = sum.value();
    return (value == null ? "" : value.toPlainString())
        + (sum.measure() == null ? "（未注明单位）" : sum.measure());
  }

  private List<Cell> cells(Indicator row) {
    return edition.cells().stream().filter(cell -> cell.row().equals(row)).toList();
  }

  private @Nullable BigDecimal number(Cell cell) {
    return numbers[cell.index()];
  }
}
