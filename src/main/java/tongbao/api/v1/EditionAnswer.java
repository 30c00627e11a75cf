package tongbao.api.v1;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.edition.NumberType;
import tongbao.edition.Text;

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
      @Schema(
              description = "The article of the 条例 it rests on, where one is named.",
              nullable = true)
          @Nullable String basis,
      @Schema(description = "Its cells; none for headings.") List<CellAnswer> cells,
      @Schema(
              description =
                  "The cells of a group that a unit printed as a single row: given instead of the rows"
                      + " under it, never beside them. A sheet is full without them.")
          List<CellAnswer> alternativeCells) {}

  /** A number on the form. */
  @Schema(name = "Cell", description = "A number on the form.")
  public record CellAnswer(
      @Schema(description = "The cell's code.") String code,
      @Schema(description = "Label of its column, where the row has several.", nullable = true)
          @Nullable String column,
      @Schema(description = "Heading above its column and the ones beside it.", nullable = true)
          @Nullable String group,
      @Schema(
              description =
                  "count: a whole number from 0. change: a whole number that may be negative. amount: a decimal from 0.",
              enumeration = {"count", "change", "amount"})
          String type,
      @Schema(description = "Unit of measure; null where the form fixes none.", nullable = true)
          @Nullable String unit,
      @Schema(
              description =
                  "The units of measure to choose from, where the form fixes none: the choice is given"
                      + " in a submission's units.")
          List<String> measures,
      @Schema(
              description = "How the filings of a year are added up; see CellTotal.",
              enumeration = {"added", "from-parts", "stock", "by-measure"})
          String totalling,
      @Schema(
              description =
                  "Whether totals of several years may be added: not those of stocks, and of cases"
                      + " that are counted again the next year.")
          boolean addableOverYears,
      @Schema(description = "Why its total is not a plain sum; null where it is.", nullable = true)
          @Nullable String reason) {}

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
        edition.rows().stream().map(row -> row(edition, row, language)).toList());
  }

  private static Row row(Edition edition, Indicator row, Language language) {
    List<CellAnswer> cells =
        edition.cellsOf(row).stream().map(cell -> cell(cell, language)).toList();
    return new Row(
        row.code(),
        row.number(),
        row.label(),
        row.gloss(),
        row.alternative() ? word(NumberType.HEADING) : word(row.type()),
        row.unit(),
        row.parent(),
        row.basis(),
        row.alternative() ? List.of() : cells,
        row.alternative() ? cells : List.of());
  }

  private static CellAnswer cell(Cell cell, Language language) {
    Text reason = cell.totallingReason();
    var column = cell.column();
    return new CellAnswer(
        cell.code().value(),
        column == null ? null : column.label(),
        column == null ? null : column.group(),
        word(cell.type()),
        unit(cell),
        cell.measures(),
        word(cell.totalling()),
        cell.addableOverYears(),
        reason == null ? null : reason.in(language.locale()));
  }

  /** The unit of measure; {@code null} where the filer says which. */
  static @Nullable String unit(Cell cell) {
    return cell.measures().isEmpty() ? cell.unit() : null;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
