package tongbao.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;

/**
 * Reads a part whose rows have the same columns. The figures of a row stand together; which row
 * they are is told by their order, and confirmed by the labels, which published tables set before,
 * behind and around them.
 */
final class RowsReader {

  /** What stands in no table. */
  private static final Integer NO_TABLE = 0;

  private final LocatedForm form;
  private final FormPart part;
  private final Sightings sightings;
  private final RowFigures figures;
  private final int width;
  private final Map<Integer, TableColumns.Headings> headings = new HashMap<>();

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
    List<Run> runs = runs(from, to);
    List<Indicator> rows = rows(runs.size());
    @Nullable Integer[] rowOf = rowsOf(runs, rows);
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      Integer row = rowOf[i];
      if (row == null) {
        run.pieces().stream().filter(piece -> !piece.blank()).forEach(sightings::leave);
      } else {
        List<Cell> cells = figures.cellsOf(rows.get(row));
        boolean anchored = Integer.valueOf(row).equals(anchor(run, rows));
        figures.read(
            cells,
            run,
            headingsOf(run),
            anchored ? ReadCell.Confidence.CERTAIN : ReadCell.Confidence.LIKELY);
      }
    }
  }

  private TableColumns.Headings headingsOf(Run run) {
    Block.Table table = run.table();
    Block.Table.Cell cell = run.fragment().cell();
    if (table == null || cell == null) {
      return headings.getOrDefault(NO_TABLE, new TableColumns.Headings.Silent());
    }
    TableColumns.Headings own = TableColumns.above(table, cell.row(), part.columns());
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
    return form.text().words().subSequence(Math.max(0, first - 120), first).toString();
  }

  /** Runs of figures; rows of a table that are empty and have no label are none. */
  private List<Run> runs(int from, int to) {
    List<Run> runs = new ArrayList<>();
    for (Run run : Run.of(form.pieces(from, to), form.covered())) {
      if (!run.blank() || anchor(run, part.rows()) != null) {
        runs.addAll(run.split(width));
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
    return !partsNamed && runs == lumped.size() ? lumped : full;
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

  private @Nullable Integer[] rowsOf(List<Run> runs, List<Indicator> rows) {
    @Nullable Integer[] anchors = new Integer[runs.size()];
    for (int i = 0; i < anchors.length; i++) {
      anchors[i] = anchor(runs.get(i), rows);
    }
    if (runs.size() == rows.size() && inOrder(runs, rows, anchors)) {
      Arrays.setAll(anchors, i -> i);
      return anchors;
    }
    return between(anchors, rows.size());
  }

  /** Whether nothing speaks against the first run being the first row, and so on. */
  private boolean inOrder(List<Run> runs, List<Indicator> rows, @Nullable Integer[] anchors) {
    int confirmed = 0;
    for (int i = 0; i < runs.size(); i++) {
      Integer anchor = anchors[i];
      if (anchor != null && anchor != i) {
        return false;
      }
      LabelChain.Found before = i == 0 ? null : form.found(rows.get(i - 1));
      LabelChain.Found after = i + 1 == rows.size() ? null : form.found(rows.get(i + 1));
      boolean early = before != null && runs.get(i).end() <= form.start(before);
      boolean late = after != null && runs.get(i).start() >= form.end(after);
      if (early || late) {
        return false;
      }
      confirmed += form.found(rows.get(i)) == null ? 0 : 1;
    }
    return confirmed > rows.size() / 2;
  }

  /** Runs without a label of their own, where as many rows are open between two that have one. */
  private static @Nullable Integer[] between(@Nullable Integer[] anchors, int rows) {
    @Nullable Integer[] assigned = new Integer[anchors.length];
    int lastRun = -1;
    int lastRow = -1;
    for (int run = 0; run <= anchors.length; run++) {
      Integer anchor = run == anchors.length ? Integer.valueOf(rows) : anchors[run];
      if (anchor == null || anchor <= lastRow) {
        continue;
      }
      boolean known = lastRow >= 0 && anchor < rows;
      if (known && anchor - lastRow == run - lastRun) {
        for (int i = lastRun + 1; i < run; i++) {
          assigned[i] = lastRow + i - lastRun;
        }
      }
      if (run < anchors.length) {
        assigned[run] = anchor;
      }
      lastRun = run;
      lastRow = anchor;
    }
    return assigned;
  }

  /** The row whose label stands alone on the line or table row of a run; null where none does. */
  private @Nullable Integer anchor(Run run, List<Indicator> rows) {
    Integer anchor = null;
    for (int i = 0; i < rows.size(); i++) {
      LabelChain.Found label = form.found(rows.get(i));
      if (label != null && beside(run, label)) {
        if (anchor != null) {
          return null;
        }
        anchor = i;
      }
    }
    return anchor;
  }

  private boolean beside(Run run, LabelChain.Found label) {
    Fragment first = form.text().fragmentAt(form.text().wordAt(label.from()));
    Fragment last = form.text().fragmentAt(form.end(label) - 1);
    return beside(run.fragment(), first) || beside(run.fragment(), last);
  }

  private static boolean beside(Fragment run, Fragment label) {
    if (run.table() == null && !run.isCell()) {
      return run.start() == label.start();
    }
    return Run.sameRow(run, label);
  }
}
