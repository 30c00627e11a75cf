package tongbao.api.v1;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.desk.ReadReport;
import tongbao.edition.CellCode;
import tongbao.reading.Ambiguity;
import tongbao.reading.Figure;
import tongbao.reading.Leftover;
import tongbao.reading.Place;
import tongbao.reading.ReadCell;
import tongbao.reading.Reading;
import tongbao.sheet.SignOff;
import tongbao.unit.UnitCode;

/**
 * A published report as it was read. It can be handed in as it is: what it says besides is kept
 * out.
 */
@Schema(
    name = "Reading",
    description =
        "A published report as it was read; nothing was stored. It can be posted to /filings as it"
            + " is, once its unit and year are known.")
public record ReadingAnswer(
    @Schema(
            description =
                "The registered unit: the parameter's, else the one that bears the printed name;"
                    + " null where none or several do.",
            nullable = true)
        @Nullable String unit,
    @Schema(description = "The reporting unit as printed.", nullable = true)
        @Nullable String unitName,
    @Schema(description = "The parameter's, else the one the report names.", nullable = true)
        @Nullable Integer year,
    @Schema(description = "The form, told by the table itself.", examples = "2014") String edition,
    @Schema(
            description =
                "Every cell of the form in its order. null is blank, struck out, not read or not"
                    + " read for sure; see cells.")
        Map<String, @Nullable BigDecimal> values,
    @Schema(description = "Words behind numbers, by cell.") Map<String, String> notes,
    @Schema(description = "Cells struck out as not concerning the unit.")
        List<String> notApplicable,
    @Schema(description = "Units of measure behind numbers, by cell.") Map<String, String> units,
    SignOff signOff,
    @Schema(description = "文号 of the report.", nullable = true) @Nullable String documentNumber,
    @Schema(
            description =
                "The report's own words where a rule asks for some, by rule; the unit adds its own.")
        Map<String, String> explanations,
    @Schema(description = "Whether every cell was read for sure.") boolean complete,
    @Schema(description = "Where each cell was read.") List<CellAnswer> cells,
    @Schema(description = "Cells that no row or figure was found for.") List<String> unread,
    @Schema(description = "Figures that can be read in several ways, and so were not.")
        List<AmbiguityAnswer> ambiguous,
    @Schema(description = "What else stands in the tables; at most 200.")
        List<LeftoverAnswer> leftovers,
    @Schema(description = "What the checks say of the sheet.") List<FindingAnswer> findings,
    @Schema(description = "The media type it was read as.", examples = "application/pdf")
        String mediaType,
    @Schema(description = "What was left out before reading, such as hidden rows.")
        List<String> remarks) {

  /** What no submission has; one that is a reading may bear it. */
  static final String[] BESIDES = {
    "unitName",
    "complete",
    "cells",
    "unread",
    "ambiguous",
    "leftovers",
    "findings",
    "mediaType",
    "remarks"
  };

  private static final int MOST_LEFTOVERS = 200;
  private static final int LONGEST_TEXT = 200;

  /** Where something stands. */
  @Schema(
      name = "Place",
      description =
          "Where something stands in a document, counted from 1; null what that kind of document"
              + " does not have.")
  public record PlaceAnswer(
      @Schema(description = "The page.", nullable = true) @Nullable Integer page,
      @Schema(description = "The line; within its page where there are pages.", nullable = true)
          @Nullable Integer line,
      @Schema(description = "The worksheet.", nullable = true) @Nullable String sheet,
      @Schema(description = "The table of the document.", nullable = true) @Nullable Integer table,
      @Schema(description = "The row of the table.", nullable = true) @Nullable Integer row,
      @Schema(description = "The column of the table.", nullable = true) @Nullable Integer column) {

    static PlaceAnswer of(Place place) {
      return new PlaceAnswer(
          place.page(), place.line(), place.sheet(), place.table(), place.row(), place.column());
    }
  }

  /** A cell as it was read. */
  @Schema(name = "ReadCell", description = "A cell of the form as it was read.")
  public record CellAnswer(
      @Schema(description = "The cell.", examples = "requests.received") String code,
      @Schema(description = "Its number; null where it holds none.", nullable = true)
          @Nullable BigDecimal value,
      @Schema(
              description = "What it holds.",
              enumeration = {"number", "blank", "not-applicable"})
          String state,
      @Schema(description = "The words behind the number.", nullable = true) @Nullable String note,
      @Schema(description = "As printed.") String text,
      PlaceAnswer place,
      @Schema(
              description =
                  "certain: the label or heading beside it says so. likely: its place in the order"
                      + " of the form does, and nothing speaks against it.",
              enumeration = {"certain", "likely"})
          String confidence) {

    static CellAnswer of(ReadCell cell) {
      Figure figure = cell.figure();
      Figure.Numeral number = figure instanceof Figure.Numeral numeral ? numeral : null;
      String otherwise = figure instanceof Figure.NotApplicable ? "not-applicable" : "blank";
      return new CellAnswer(
          cell.cell().code().value(),
          number == null ? null : number.value(),
          number == null ? otherwise : "number",
          number == null ? null : number.note(),
          shortened(cell.text()),
          PlaceAnswer.of(cell.place()),
          EditionAnswer.word(cell.confidence()));
    }
  }

  /** Figures that can be read in several ways. */
  @Schema(name = "Ambiguity", description = "Figures that can be read in several ways.")
  public record AmbiguityAnswer(
      @Schema(description = "The cells they stand for.") List<String> cells,
      @Schema(description = "As printed.") String text,
      PlaceAnswer place,
      @Schema(description = "Why they are not sure.") String reason,
      @Schema(
              description =
                  "The readings that satisfy the sums of the form: cell to number, null is blank."
                      + " Empty where none does, or too many.")
          List<Map<String, @Nullable BigDecimal>> alternatives) {

    static AmbiguityAnswer of(Ambiguity ambiguity, Language language) {
      return new AmbiguityAnswer(
          ambiguity.cells().stream().map(CellCode::value).toList(),
          shortened(ambiguity.text()),
          PlaceAnswer.of(ambiguity.place()),
          ambiguity.reason().in(language.locale()),
          ambiguity.alternatives().stream()
              .map(numbers -> byCell(ambiguity.cells(), numbers))
              .toList());
    }

    private static Map<String, @Nullable BigDecimal> byCell(
        List<CellCode> cells, List<@Nullable BigDecimal> numbers) {
      Map<String, @Nullable BigDecimal> byCell = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(cells.size(), numbers.size()); i++) {
        byCell.put(cells.get(i).value(), numbers.get(i));
      }
      return byCell;
    }
  }

  /** Something that belongs to no row. */
  @Schema(
      name = "Leftover",
      description = "Something within the table that belongs to none of the form's rows.")
  public record LeftoverAnswer(
      @Schema(description = "As printed.") String text, PlaceAnswer place) {

    static LeftoverAnswer of(Leftover leftover) {
      return new LeftoverAnswer(shortened(leftover.text()), PlaceAnswer.of(leftover.place()));
    }
  }

  static ReadingAnswer of(ReadReport report, Language language) {
    Reading reading = report.reading();
    UnitCode unit = report.unit();
    Map<String, @Nullable BigDecimal> values = new LinkedHashMap<>();
    reading.sheet().byCode().forEach((code, number) -> values.put(code.value(), number));
    return new ReadingAnswer(
        unit == null ? null : unit.value(),
        reading.unitName(),
        report.year(),
        reading.edition().id(),
        values,
        texts(reading.sheet().remarks().notes()),
        reading.sheet().remarks().notApplicable().stream().sorted().map(CellCode::value).toList(),
        texts(reading.sheet().remarks().measures()),
        reading.signOff(),
        reading.documentNumber(),
        report.explanations(),
        reading.complete(),
        reading.cells().stream().map(CellAnswer::of).toList(),
        reading.unread().stream().map(CellCode::value).toList(),
        ambiguous(reading, language),
        reading.leftovers().stream().limit(MOST_LEFTOVERS).map(LeftoverAnswer::of).toList(),
        FindingAnswer.of(report.findings(), report.explanations(), report.yearBefore(), language),
        report.kind().mediaType(),
        report.remarks().stream().map(remark -> remark.in(language.locale())).toList());
  }

  static List<AmbiguityAnswer> ambiguous(Reading reading, Language language) {
    return reading.ambiguous().stream()
        .map(ambiguity -> AmbiguityAnswer.of(ambiguity, language))
        .toList();
  }

  private static Map<String, String> texts(Map<CellCode, String> byCell) {
    Map<String, String> texts = new TreeMap<>();
    byCell.forEach((code, text) -> texts.put(code.value(), text));
    return texts;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
