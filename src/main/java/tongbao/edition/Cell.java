package tongbao.edition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number on a form.
 *
 * @param code its public name
 * @param index its place in the order of the form, from 0
 * @param row the row it stands in
 * @param column its column, where the row has several
 * @param name how a sentence names the cell: its label, and the number printed before it
 */
public record Cell(CellCode code, int index, Indicator row, @Nullable Column column, Text name) {

  static Cell of(CellCode code, int index, Indicator row, @Nullable Column column) {
    return new Cell(code, index, row, column, name(row, column));
  }

  private static Text name(Indicator row, @Nullable Column column) {
    String label = label(row, column);
    String gloss = gloss(row, column);
    String number = row.number();
    return number == null
        ? new Text("“" + label + "”", "“" + gloss + "”")
        : new Text("“" + label + "”（" + number + "）", "“" + gloss + "” (" + number + ")");
  }

  /** What the cell takes. */
  public NumberType type() {
    return column != null && column.type() != null ? column.type() : row.type();
  }

  /**
   * Whether it is taken instead of the rows under its own, never beside them; see {@link
   * Indicator#alternative}.
   */
  public boolean alternative() {
    return row.alternative();
  }

  /** The unit of measure; empty where the filer says which, see {@link Column#measures}. */
  public String unit() {
    String unit = column != null && column.unit() != null ? column.unit() : row.unit();
    return unit == null ? "" : unit;
  }

  /** How it is added up over the filings of a year. */
  public Totalling totalling() {
    return column != null && column.totalling() != null ? column.totalling() : row.totalling();
  }

  /**
   * Whether totals of several years may be added: not those of a stock, nor of cases that are
   * counted again as long as they last (上海市府办 2025: 行政复议、行政诉讼数量含上年度结转数量).
   */
  public boolean addableOverYears() {
    return totalling() != Totalling.STOCK && (column == null || !column.overlaps());
  }

  /** Why its total is more, or less, than a plain sum; {@code null} where it is one. */
  public @Nullable Text totallingReason() {
    return switch (totalling()) {
      case ADDED -> null;
      case FROM_PARTS ->
          alternative()
              ? new Text(
                  "各单位填在本栏的，按本栏计；填在其下各分项的，按各分项之和计（下钻中标明 derived）。勿再与各分项相加。",
                  "A unit that filled in this row counts with it, one that filled in the rows under it"
                      + " with their sum (marked derived in the drill-down). Do not add those rows"
                      + " again.")
              : new Text(
                  "未填本栏的单位，按其各分项之和计入（下钻中标明 derived）。",
                  "A unit that left it blank counts with the sum of its parts (marked derived in the"
                      + " drill-down).");
      case STOCK ->
          new Text(
              "本栏为存量，各单位的统计范围可能不同（只含本机关，或含整个地区），合计仅供参考。",
              "A stock, which units count in different scope (their own alone, or the whole area's):"
                  + " the sum is to be read with care.");
      case BY_MEASURE ->
          new Text(
              "表上没有规定计量单位，各单位所填的元与万元不能相加，分单位列出。",
              "The form fixes no unit of measure, and units filled it in in yuan or 10,000 yuan: the"
                  + " sums stand apart by measure.");
    };
  }

  /** The units of measure a filer chooses from; empty where the form fixes one. */
  public List<String> measures() {
    return column == null ? List.of() : column.measures();
  }

  /** The words printed on the form, with the column behind them. */
  public String label() {
    return label(row, column);
  }

  private static String label(Indicator row, @Nullable Column column) {
    return column == null ? row.label() : row.label() + " / " + column.label();
  }

  /** The words in English. */
  public String gloss() {
    return gloss(row, column);
  }

  private static String gloss(Indicator row, @Nullable Column column) {
    return column == null ? row.gloss() : row.gloss() + " / " + column.gloss();
  }
}
