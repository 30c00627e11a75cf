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
 */
public record Cell(CellCode code, int index, Indicator row, @Nullable Column column) {

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

  /** The units of measure a filer chooses from; empty where the form fixes one. */
  public List<String> measures() {
    return column == null ? List.of() : column.measures();
  }

  /** The words printed on the form, with the column behind them. */
  public String label() {
    return column == null ? row.label() : row.label() + " / " + column.label();
  }

  /** The words in English. */
  public String gloss() {
    return column == null ? row.gloss() : row.gloss() + " / " + column.gloss();
  }

  /** How a sentence names the cell: its label, and the number printed before it. */
  public Text name() {
    String number = row.number();
    return new Text(
        "“" + label() + "”" + (number == null ? "" : "（" + number + "）"),
        "“" + gloss() + "”" + (number == null ? "" : " (" + number + ")"));
  }
}
