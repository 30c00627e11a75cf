package tongbao.edition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a form.
 *
 * @param code its public name
 * @param number the number printed before it, if the form prints one
 * @param label the words printed on the form
 * @param gloss the same in English; ours, not official
 * @param type what it takes
 * @param unit its unit of measure ({@code 条}, {@code 万元}); none for headings
 * @param parent the row it stands under
 * @param columns its columns; empty for a row with a single number and for a heading
 * @param basis the article of the 条例 the row rests on, where one is named
 * @param alternative whether its cells are taken instead of the rows under it, never beside them: a
 *     group printed as a single row
 * @param variants other words that published forms print for the label
 * @param totalling how its cells are added up over filings, where their columns do not say so
 */
public record Indicator(
    String code,
    @Nullable String number,
    String label,
    String gloss,
    NumberType type,
    @Nullable String unit,
    @Nullable String parent,
    List<Column> columns,
    @Nullable String basis,
    boolean alternative,
    List<String> variants,
    Totalling totalling) {

  /** Whether the row carries no number. */
  public boolean heading() {
    return type == NumberType.HEADING;
  }
}
