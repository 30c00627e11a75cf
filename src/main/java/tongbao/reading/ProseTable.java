package tongbao.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.check.Comparison;
import tongbao.check.Finding;
import tongbao.check.Pointer;
import tongbao.check.Severity;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.sheet.Sheet;

/**
 * What a table has for the words of a text.
 *
 * @param sheet the table
 */
record ProseTable(Sheet sheet) {

  /** The rule of a finding: the edition, this, and the cell or the row whose cells are added. */
  private static final String PART = ".prose.";

  /** The cells of some codes, which the form has. */
  List<CellCode> cells(List<String> codes) {
    return codes.stream().map(code -> sheet.edition().findCell(code).orElseThrow().code()).toList();
  }

  @Nullable BigDecimal sum(List<String> codes) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String code : codes) {
      Optional<Cell> cell = sheet.edition().findCell(code);
      BigDecimal number = cell.isEmpty() ? null : sheet.number(cell.get());
      if (number == null) {
        return null;
      }
      sum = sum.add(number);
    }
    return sum;
  }

  /** A cell's code; of cells of several rows the row above them, of one row the row. */
  String name(List<CellCode> cells) {
    Edition edition = sheet.edition();
    if (cells.size() == 1) {
      return cells.get(0).value();
    }
    List<String> rows =
        cells.stream().map(cell -> edition.cell(cell).row().code()).distinct().toList();
    String parent = edition.cell(cells.get(0)).row().parent();
    return rows.size() == 1 || parent == null ? rows.get(0) : parent + column(edition, cells);
  }

  /** The column where all cells stand in one other than the total. */
  private static String column(Edition edition, List<CellCode> cells) {
    List<String> columns =
        cells.stream()
            .map(cell -> edition.cell(cell).column())
            .filter(column -> column != null)
            .map(column -> column.code())
            .distinct()
            .toList();
    return columns.size() == 1 && !columns.get(0).equals("total") ? "@" + columns.get(0) : "";
  }

  Finding finding(ProseFigures.Stated figure) {
    Text where = place(figure.place());
    Text message =
        Text.of(
            "报告正文（{}）写“{}”，与表中的 {} 不一致（{}）。请核对；口径不同的，请说明。",
            "The report's text ({}) says \"{}\", the table {} ({}). Check which is right, or explain"
                + " what each of them counts.",
            where,
            figure.phrase(),
            figure.table(),
            named(figure));
    return new Finding(
        sheet.edition().id() + PART + figure.name(),
        Severity.VERIFY,
        figure.cells(),
        Pointer.toCell(figure.cells().get(0)),
        Comparison.EQUAL,
        figure.table(),
        figure.stated(),
        null,
        message,
        null);
  }

  private Text named(ProseFigures.Stated figure) {
    return figure.cells().size() == 1
        ? sheet.edition().cell(figure.cells().get(0)).name()
        : Text.of(
            "{}之和",
            "the sum of {}",
            figure.cells().stream().map(CellCode::value).collect(Collectors.joining(", ")));
  }

  private static Text place(Place place) {
    Integer line = place.line();
    if (line == null) {
      return new Text("表外文字", "outside the table");
    }
    Integer page = place.page();
    return page == null
        ? Text.of("第{}行", "line {}", line)
        : Text.of("第{}页第{}行", "page {}, line {}", page, line);
  }
}
