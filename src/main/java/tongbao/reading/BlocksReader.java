package tongbao.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Column;
import tongbao.edition.Indicator;

/**
 * Reads a part of small tables, each with column headings of its own: the figures of a row stand
 * behind its label or, where the whole part is set so, before it.
 */
final class BlocksReader {

  private final LocatedForm form;
  private final FormPart part;
  private final RowFigures figures;

  BlocksReader(LocatedForm form, FormPart part, Sightings sightings) {
    this.form = form;
    this.part = part;
    this.figures = new RowFigures(form.edition(), sightings);
  }

  /** Reads the part between two places of the text. */
  void read(int from, int to) {
    List<Run> runs = new ArrayList<>();
    for (Run run : Run.of(form.pieces(from, to), form.covered())) {
      if (!run.blank() || run.table() != null) {
        runs.add(run);
      }
    }
    List<LabelChain.Found> labels = new ArrayList<>();
    List<Indicator> rows = new ArrayList<>();
    for (Indicator row : part.rows()) {
      LabelChain.Found label = form.found(row);
      if (label != null) {
        rows.add(row);
        labels.add(label);
      }
    }
    @Nullable Run[] own = behind(runs, labels, to);
    boolean lastBare = own.length > 0 && own[own.length - 1] == null;
    boolean leading = leading(runs, labels);
    if (leading || (lastBare && misfits(own, rows))) {
      own = inOrder(runs, rows);
    }
    for (int i = 0; i < rows.size(); i++) {
      Run run = own[i];
      if (run != null && (leading || near(labels.get(i), run))) {
        read(rows.get(i), run, labels.get(i), from);
      }
    }
  }

  private void read(Indicator row, Run run, LabelChain.Found label, int from) {
    boolean behind = run.start() >= form.start(label) && label.exact();
    figures.read(
        figures.cellsOf(row),
        run,
        headings(row, run, from),
        behind ? ReadCell.Confidence.CERTAIN : ReadCell.Confidence.LIKELY);
  }

  private TableColumns.Headings headings(Indicator row, Run run, int from) {
    List<Column> columns = row.columns();
    Block.Table table = run.table();
    if (table != null) {
      TableColumns.Headings above = TableColumns.above(table, run, columns);
      if (!(above instanceof TableColumns.Headings.Silent)) {
        return above;
      }
    }
    int first = form.text().firstWordFrom(from);
    int last = form.text().firstWordFrom(run.start());
    String words =
        form.text()
            .words()
            .subSequence(Math.max(0, Math.min(first, last - 120)), Math.max(first, last))
            .toString();
    return TableColumns.contradicts(words, columns)
        ? new TableColumns.Headings.Contrary()
        : new TableColumns.Headings.Silent();
  }

  /** For each label the first run between its beginning, should it be broken, and the next. */
  private @Nullable Run[] behind(List<Run> runs, List<LabelChain.Found> labels, int to) {
    @Nullable Run[] own = new Run[labels.size()];
    for (int i = 0; i < own.length; i++) {
      int start = form.start(labels.get(i));
      int end = i + 1 < own.length ? form.start(labels.get(i + 1)) : to;
      for (Run run : runs) {
        if (own[i] == null && run.start() >= start && run.end() <= end && !run.blank()) {
          own[i] = run;
        }
      }
      for (Run run : runs) {
        if (own[i] == null && run.start() >= start && run.end() <= end) {
          own[i] = run;
        }
      }
    }
    return own;
  }

  /** Words between a label and figures may be the label of another row. */
  private boolean near(LabelChain.Found label, Run run) {
    int words = 0;
    for (Piece piece : form.pieces(form.end(label), Math.max(form.end(label), run.start()))) {
      words += piece.figure() ? 0 : Written.words(piece.text()).length();
    }
    return words < 4;
  }

  /** Whether rows have as many figures as others need: each may have its neighbour's. */
  private static boolean misfits(@Nullable Run[] own, List<Indicator> rows) {
    for (int i = 0; i < own.length; i++) {
      Run run = own[i];
      if (run != null && run.size() != rows.get(i).columns().size()) {
        return true;
      }
    }
    return false;
  }

  private boolean leading(List<Run> runs, List<LabelChain.Found> labels) {
    return !runs.isEmpty() && !labels.isEmpty() && runs.get(0).end() <= form.start(labels.get(0));
  }

  /**
   * Set with the figures before the labels: only where every row has as many as it needs. Behind
   * the last may stand the first figures of the next part.
   */
  private @Nullable Run[] inOrder(List<Run> runs, List<Indicator> rows) {
    boolean fitting = runs.size() >= rows.size() && rows.size() == part.rows().size();
    for (int i = 0; fitting && i < rows.size(); i++) {
      fitting = runs.get(i).size() == rows.get(i).columns().size();
    }
    @Nullable Run[] own = new Run[rows.size()];
    for (int i = 0; fitting && i < own.length; i++) {
      own[i] = runs.get(i);
    }
    return own;
  }
}
