package tongbao.api.v1;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Column;
import tongbao.edition.Counterpart.Term;
import tongbao.edition.EditionChanges;
import tongbao.edition.EditionChanges.CellChange;
import tongbao.edition.EditionChanges.RowChange;
import tongbao.edition.Indicator;
import tongbao.edition.SeriesBreak;
import tongbao.edition.Text;
import tongbao.edition.Verdict;

/** What changed from one form to another as it is answered. */
@Schema(name = "EditionChanges", description = "What changed from one form to another.")
public record EditionChangesAnswer(
    EditionAnswer.Summary from,
    EditionAnswer.Summary to,
    @Schema(description = "What sets the years of the two forms apart.") List<Break> breaks,
    @Schema(description = "Every row of either form, by code.") List<Row> rows,
    @Schema(description = "Every cell of either form at least once, by the concordance.")
        List<CellLine> cells) {

  /** What sets the years of two forms apart. */
  @Schema(name = "EditionBreak", description = "What sets the years of two forms apart.")
  public record Break(
      @Schema(
              description = "law: the law changed; form: the form changed.",
              enumeration = {"law", "form"})
          String kind,
      @Schema(description = "What happened.") String note) {

    static Break of(SeriesBreak each, Language language) {
      return new Break(each.kind().code(), each.note().in(language.locale()));
    }
  }

  /** A row of one code on the two forms. */
  @Schema(name = "RowChange", description = "A row of one code on the two forms.")
  public record Row(
      @Schema(description = "The row's code.") String code,
      @Schema(
              description = "What became of it.",
              enumeration = {"kept", "changed", "dropped", "added"})
          String change,
      @Schema(description = "What is not the same: label, number, type, unit, parent, columns.")
          List<String> differs,
      @Schema(description = "On the first form; null where added.", nullable = true)
          @Nullable RowSide from,
      @Schema(description = "On the second form; null where dropped.", nullable = true)
          @Nullable RowSide to) {

    static Row of(RowChange change) {
      Indicator any = change.from() == null ? change.to() : change.from();
      return new Row(
          Objects.requireNonNull(any).code(),
          change.kind().code(),
          change.differs(),
          RowSide.of(change.from()),
          RowSide.of(change.to()));
    }
  }

  /** A row on one form. */
  @Schema(name = "RowSide", description = "A row on one of two forms.")
  public record RowSide(
      @Schema(description = "Number printed on the form.", nullable = true) @Nullable String number,
      @Schema(description = "Label printed on the form.") String label,
      @Schema(
              description = "What it takes.",
              enumeration = {"heading", "count", "change", "amount"})
          String type,
      @Schema(description = "Unit of measure, where the row fixes it.", nullable = true)
          @Nullable String unit,
      @Schema(description = "The row it stands under.", nullable = true) @Nullable String parent,
      @Schema(description = "The codes of its columns.") List<String> columns) {

    static @Nullable RowSide of(@Nullable Indicator row) {
      return row == null
          ? null
          : new RowSide(
              row.number(),
              row.label(),
              EditionAnswer.word(row.type()),
              row.unit(),
              row.parent(),
              row.columns().stream().map(Column::code).toList());
    }
  }

  /** Cells of the one form and what stands for them on the other. */
  @Schema(
      name = "EditionCellChange",
      description = "Cells of one form and what stands for them on the other.")
  public record CellLine(
      @Schema(
              description =
                  "kept; changed: same code, other words, type or unit; renamed: another code;"
                      + " split: one becomes several; joined: several become one; dropped; added.",
              enumeration = {"kept", "changed", "renamed", "split", "joined", "dropped", "added"})
          String change,
      @Schema(description = "On the first form; empty where added.") List<CellSide> from,
      @Schema(description = "On the second form; empty where dropped.") List<CellSide> to,
      @Schema(
              description = "How the second side stands to the first; none: not comparable.",
              enumeration = {"same", "sum-of", "narrower", "broader", "approximate", "none"})
          String verdict,
      @Schema(description = "Whether a series across it needs a break mark.") boolean approximate,
      @Schema(description = "Of one cell for one cell, what is not the same.") List<String> differs,
      @Schema(description = "What to know of the comparison, or why there is none.")
          List<String> notes) {

    static CellLine of(CellChange change, Language language) {
      Verdict verdict = change.verdict();
      return new CellLine(
          change.kind().code(),
          change.from().stream().map(CellSide::of).toList(),
          change.to().stream().map(CellSide::of).toList(),
          verdict == null ? "none" : verdict.code(),
          change.approximate(),
          change.differs(),
          change.notes().stream().map((Text note) -> note.in(language.locale())).toList());
    }
  }

  /** A cell on one form. */
  @Schema(name = "CellSide", description = "A cell on one of two forms.")
  public record CellSide(
      @Schema(description = "The cell's code.") String code,
      @Schema(description = "Number printed on the form.", nullable = true) @Nullable String number,
      @Schema(description = "Label printed on the form.") String label,
      @Schema(
              description = "Whether it is added or taken away in the sum of its side.",
              enumeration = {"+", "-"})
          String sign,
      @Schema(
              description = "What it takes.",
              enumeration = {"count", "change", "amount"})
          String type,
      @Schema(description = "Unit of measure; empty where the filer says which.") String unit) {

    static CellSide of(Term term) {
      Cell cell = term.cell();
      return new CellSide(
          cell.code().value(),
          cell.row().number(),
          cell.label(),
          term.minus() ? "-" : "+",
          EditionAnswer.word(cell.type()),
          cell.unit());
    }
  }

  static EditionChangesAnswer of(EditionChanges changes, Language language) {
    return new EditionChangesAnswer(
        EditionAnswer.summary(changes.from(), language),
        EditionAnswer.summary(changes.to(), language),
        changes.breaks().stream().map(each -> Break.of(each, language)).toList(),
        changes.rows().stream().map(Row::of).toList(),
        changes.cells().stream().map(change -> CellLine.of(change, language)).toList());
  }
}
