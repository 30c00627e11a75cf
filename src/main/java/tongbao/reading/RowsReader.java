package tongbao.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.edition.Text;

/**
 * Reads a part whose rows have the same columns. The figures of a row stand together; which row
 * they are is told by their order, and confirmed by the labels, which published tables set before,
 * behind and around them.
 */
final class RowsReader {

  /** What stands in no table. */
  private static final Integer NO_TABLE = 0;

  /** Many times more than any form has: no form. */
  private static final int MOST_ROWS = 200;

  private static final int LONG_LABEL = 6;

  private final LocatedForm form;
  private final FormPart part;
  private final Sightings sightings;
  private final RowFigures figures;
  private final int width;
  private final Map<Integer, TableColumns.Headings> headings = new HashMap<>();

  /** By the run's first character: every run is asked for more than once. */
  private final Map<Integer, TableColumns.Headings> above = new HashMap<>();

  RowsReader(LocatedForm form, FormPart part, Sightings sightings) {
    this.form = form;
    this.part = part;
    this.sightings = sightings;
    this.figures = new RowFigures(form.edition(), sightings);
    this.width = part.columns().size();
  }

  /** Reads the part between two places of the text. */
  void read(int from, int to) {
    if (TableColumns.contradicts(headingWords(from), part.columns())) {
      // Lines cannot tell which column a figure stands in; tables can, by their own headings.
      headings.put(NO_TABLE, new TableColumns.Headings.Contrary());
    }
    List<Piece> pieces = form.pieces(from, to);
    List<Run> runs = runs(pieces);
    if (runs.size() > MOST_ROWS) {
      return;
    }
    List<Indicator> rows = rows(runs.size());
    RowOrder order = new RowOrder(form, rows);
    @Nullable Integer[] rowOf = order.of(runs, pieces);
    boolean totalFirst = ColumnSums.totalFirst(inOrder(runs), width);
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      Integer row = rowOf[i];
      if (row == null) {
        run.pieces().stream().filter(piece -> !piece.blank()).forEach(sightings::leave);
        rowNamedAgain(run).ifPresent(again -> doubtRepeated(again, run));
      } else {
        List<Cell> cells = figures.cellsOf(rows.get(row));
        boolean anchored = row.equals(order.anchor(run));
        TableColumns.Headings columns = headingsOf(run);
        boolean silent = columns instanceof TableColumns.Headings.Silent;
        figures.read(
            cells,
            run,
            totalFirst && silent ? new TableColumns.Headings.Contrary() : columns,
            anchored ? ReadCell.Confidence.CERTAIN : ReadCell.Confidence.LIKELY);
      }
    }
  }

  /** The row whose label stands beside a run that was not taken: the row is printed twice. */
  private Optional<Indicator> rowNamedAgain(Run run) {
    String line = form.text().wordsOfRow(run.fragment());
    return part.rows().stream()
        .filter(row -> FormLabel.of(row).wording().length() >= LONG_LABEL)
        .filter(row -> line.contains(FormLabel.of(row).wording()))
        .findFirst();
  }

  private void doubtRepeated(Indicator row, Run run) {
    sightings.doubt(
        figures.cellsOf(row),
        run.text(),
        run.fragment().place(),
        new Text("这一行在表中出现了不止一次。", "This row stands in the table more than once."),
        List.of());
  }

  private TableColumns.Headings headingsOf(Run run) {
    Block.Table table = run.table();
    if (table == null) {
      return headings.getOrDefault(NO_TABLE, new TableColumns.Headings.Silent());
    }
    TableColumns.Headings own =
        above.computeIfAbsent(run.start(), start -> TableColumns.above(table, run, part.columns()));
    if (own instanceof TableColumns.Headings.Silent) {
      // A table that goes on over the page repeats its headings or does without.
      return headings.values().stream()
          .filter(TableColumns.Headings.Clear.class::isInstance)
          .filter(clear -> fits((TableColumns.Headings.Clear) clear, run))
          .findFirst()
          .orElse(own);
    }
    headings.put(table.number(), own);
    return own;
  }

  private static boolean fits(TableColumns.Headings.Clear clear, Run run) {
    return run.pieces().stream().allMatch(piece -> TableColumns.columnOf(clear, piece) != null);
  }

  private String headingWords(int from) {
    int first = form.text().firstWordFrom(from);
    return form.text().words().substring(Math.max(0, first - 120), first);
  }

  /** The runs whose columns nothing but their order tells. */
  private List<Run> inOrder(List<Run> runs) {
    return runs.stream()
        .filter(run -> headingsOf(run) instanceof TableColumns.Headings.Silent)
        .toList();
  }

  /**
   * Runs of figures. Empty cells are a row where they are as many as its figures would be, not
   * where a merged label left them.
   */
  private List<Run> runs(List<Piece> pieces) {
    List<Run> runs = new ArrayList<>();
    RowOrder order = new RowOrder(form, part.rows());
    for (Run run : Run.of(pieces, form.covered())) {
      if (!run.blank() || (run.size() >= width && order.isLabelled(run))) {
        // A row of a table is one row, however many cells it has.
        runs.addAll(run.fragment().isCell() ? List.of(run) : run.split(width));
      }
    }
    return runs;
  }

  /** The rows as printed: a group with an alternative stands as that one row, or as its parts. */
  private List<Indicator> rows(int runs) {
    List<Indicator> full = part.rows().stream().filter(row -> !row.alternative()).toList();
    List<Indicator> lumped = lumped();
    boolean partsNamed =
        part.rows().stream()
            .filter(row -> full.contains(row) && !lumped.contains(row))
            .anyMatch(row -> nameable(row) && form.found(row) != null);
    int nearer = Math.abs(runs - full.size()) - Math.abs(runs - lumped.size());
    return !partsNamed && nearer >= 0 ? lumped : full;
  }

  private List<Indicator> lumped() {
    Edition edition = form.edition();
    List<Indicator> replaced = new ArrayList<>();
    part.rows().stream()
        .filter(Indicator::alternative)
        .forEach(row -> replaced.addAll(edition.rowsUnder(row)));
    return part.rows().stream().filter(row -> !replaced.contains(row)).toList();
  }

  /** Whether a label is long enough to prove by itself that its row is there. */
  private static boolean nameable(Indicator row) {
    return FormLabel.of(row).wording().length() > 2;
  }
}
