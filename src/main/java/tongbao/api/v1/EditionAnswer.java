package tongbao.api.v1;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;

/** An official form as it is answered. */
@Schema(name = "Edition", description = "One official form and the reporting years it governs.")
public record EditionAnswer(
    @Schema(description = "Names the form: the first year it governs.") String id,
    @Schema(description = "The name of the form.") String title,
    @Schema(description = "The notice that published it.") String document,
    Years years,
    @Schema(description = "The rows in the order of the form.") List<Row> rows) {

  /** The reporting years a form governs. */
  @Schema(name = "Years", description = "The reporting years a form governs.")
  public record Years(
      @Schema(description = "The first.") int from,
      @Schema(description = "The last; null while the form is in force.", nullable = true)
          @Nullable Integer to) {}

  /** A form in a list. */
  @Schema(name = "EditionSummary", description = "A form in a list.")
  public record Summary(
      @Schema(description = "Names the form: the first year it governs.") String id,
      @Schema(description = "The name of the form.") String title,
      @Schema(description = "The notice that published it.") String document,
      Years years,
      @Schema(description = "How many cells it has.") int cells) {}

  /** A row of the form. */
  @Schema(name = "Row", description = "A row of the form.")
  public record Row(
      @Schema(description = "The row's code.") String code,
      @Schema(description = "Number printed on the form.", nullable = true) @Nullable String number,
      @Schema(description = "Label printed on the form.") String label,
      @Schema(description = "The label in English; not official.") String gloss,
      @Schema(
              description = "What it takes.",
              enumeration = {"heading", "count", "change", "amount"})
          String type,
      @Schema(description = "Unit of measure; null for headings.", nullable = true)
          @Nullable String unit,
      @Schema(description = "The row it stands under.", nullable = true) @Nullable String parent,
      @Schema(description = "Its cells; none for headings.") List<CellAnswer> cells) {}

  /** A number on the form. */
  @Schema(name = "Cell", description = "A number on the form.")
  public record CellAnswer(
      @Schema(description = "The cell's code.") String code,
      @Schema(description = "Label of its column, where the row has several.", nullable = true)
          @Nullable String column,
      @Schema(
              description =
                  "count: a whole number from 0. change: a whole number that may be negative. amount: a decimal from 0.",
              enumeration = {"count", "change", "amount"})
          String type,
      @Schema(description = "Unit of measure.") String unit) {}

  static Summary summary(Edition edition, Language language) {
    return new Summary(
        edition.id(),
        edition.title().in(language.locale()),
        edition.document(),
        new Years(edition.firstYear(), edition.lastYear()),
        edition.printedCells().size());
  }

  static EditionAnswer of(Edition edition, Language language) {
    return new EditionAnswer(
        edition.id(),
        edition.title().in(language.locale()),
        edition.document(),
        new Years(edition.firstYear(), edition.lastYear()),
        edition.rows().stream().map(row -> row(edition, row)).toList());
  }

  private static Row row(Edition edition, Indicator row) {
    return new Row(
        row.code(),
        row.number(),
        row.label(),
        row.gloss(),
        word(row.type()),
        row.unit(),
        row.parent(),
        edition.cells().stream()
            .filter(cell -> cell.row().equals(row))
            .map(EditionAnswer::cell)
            .toList());
  }

  private static CellAnswer cell(Cell cell) {
    var column = cell.column();
    return new CellAnswer(
        cell.code().value(),
        column == null ? null : column.label(),
        word(cell.type()),
        cell.unit());
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
