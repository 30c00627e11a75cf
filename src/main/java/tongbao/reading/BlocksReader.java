package tongbao.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Column;
import tongbao.edition.Indicator;

/**
 * Reads a part of small tables, each with column headings of its own: the figures of a row stand
 * behind its label or, where the whole part is set so, before it.
 */
final class BlocksReader {

  private static final int MOST_PLACES = 50;

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
      int end = i + 1 < own.length ? form.start(labels.get(i + 1)) : to;
      boolean sure =
          run != null
              && near(labels.get(i), run)
              && !several(runs, labels.get(i), end)
              && !elsewhere(rows.get(i), labels.get(i), run)
              && !stray(run, labels.get(i), own, labels)
              && !(apart(run, labels.get(i)) && i + 1 < own.length && own[i + 1] == null);
      if (run != null && (leading || sure)) {
        read(rows.get(i), run, labels.get(i), from);
      }
    }
  }

  private void read(Indicator row, Run run, LabelChain.Found label, int from) {
    boolean behind = run.start() >= form.start(label) && label.exact();
    List<Cell> cells = figures.cellsOf(row);
    figures.in(money(label, run, from));
    figures.read(
        cells,
        run,
        headings(row, run, from),
        behind ? ReadCell.Confidence.CERTAIN : ReadCell.Confidence.LIKELY);
  }

  /** The unit of money behind a figure, in a cell of its own, or in the headings above. */
  private @Nullable String money(LabelChain.Found label, Run run, int from) {
    for (Piece piece : form.pieces(run.end(), form.text().endOfRow(run.end()))) {
      if (piece.kind() == Piece.Kind.MEASURE && piece.text().endsWith("元")) {
        return piece.text();
      }
    }
    return HeadingMoney.before(form.text().text(), moneyFrom(label, from), run.end());
  }

  /**
   * From where on a caption or heading speaks of a row: the row above it has headings of its own.
   */
  private int moneyFrom(LabelChain.Found label, int from) {
    int start = Math.max(0, from - 200);
    for (Indicator row : part.rows()) {
      LabelChain.Found other = form.found(row);
      if (other != null && other.to() <= label.from() && hasMoney(row)) {
        start = Math.max(start, form.end(other));
      }
    }
    return start;
  }

  private boolean hasMoney(Indicator row) {
    return figures.cellsOf(row).stream().anyMatch(HeadingMoney::isMoney);
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
            .substring(Math.max(0, Math.min(first, last - 120)), Math.max(first, last));
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

  /** In a table the figures of a row stand in it; in lines words between may be another label. */
  private boolean near(LabelChain.Found label, Run run) {
    if (run.table() != null) {
      return Run.sameRow(run.fragment(), fragment(label));
    }
    return form.pieces(form.end(label), Math.max(form.end(label), run.start())).stream()
        .filter(piece -> piece.kind() == Piece.Kind.WORDS && !piece.text().startsWith("("))
        .allMatch(piece -> Written.words(piece.text()).isEmpty());
  }

  private Fragment fragment(LabelChain.Found label) {
    return form.text().fragmentAt(form.text().wordAt(label.from()));
  }

  /** A figure alone on its line, where others stand beside their labels, may number a page. */
  private boolean stray(
      Run run, LabelChain.Found label, @Nullable Run[] own, List<LabelChain.Found> labels) {
    if (!apart(run, label)) {
      return false;
    }
    int beside = 0;
    for (int i = 0; i < own.length; i++) {
      Run other = own[i];
      beside += other != null && sameLine(other, labels.get(i)) ? 1 : 0;
    }
    return 2 * beside > own.length;
  }

  /** Whether the row stands on another line too, with other figures: another body's, or a slip. */
  private boolean elsewhere(Indicator row, LabelChain.Found label, Run own) {
    String wording = FormLabel.of(row).wording();
    String words = form.text().words();
    int at = words.indexOf(wording);
    for (int looked = 0; at >= 0 && looked < MOST_PLACES; looked++) {
      int place = form.text().wordAt(at);
      Fragment fragment = form.text().fragmentAt(place);
      boolean leads = form.text().firstWordFrom(fragment.start()) == at;
      if (at != label.from() && leads && wording.length() > 2) {
        int after = form.text().wordAt(at + wording.length() - 1) + 1;
        for (Run run : Run.of(form.pieces(after, form.text().endOfRow(after)), form.covered())) {
          if (!run.blank() && !run.text().equals(own.text())) {
            return true;
          }
        }
      }
      at = words.indexOf(wording, at + 1);
    }
    return false;
  }

  /** A row of the unit's own below in the same table has figures of its own. */
  private boolean otherRow(Run run, LabelChain.Found label) {
    Block.Table table = run.table();
    Block.Table own = fragment(label).table();
    return table != null
        && own != null
        && table.number() == own.number()
        && !Run.sameRow(run.fragment(), fragment(label));
  }

  /** On a line of its own, which may as well belong to the label below. */
  private boolean apart(Run run, LabelChain.Found label) {
    return run.table() == null && !sameLine(run, label) && run.start() >= form.end(label);
  }

  private boolean sameLine(Run run, LabelChain.Found label) {
    return run.fragment().place().equals(fragment(label).place());
  }

  /** Figures in two places behind one label: last year's, or another body's. */
  private boolean several(List<Run> runs, LabelChain.Found label, int to) {
    return runs.stream()
            .filter(run -> run.start() >= form.start(label) && run.end() <= to && !run.blank())
            .filter(run -> !otherRow(run, label))
            .count()
        > 1;
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
    return !labels.isEmpty()
        && runs.stream().anyMatch(run -> !run.blank() && run.end() <= form.start(labels.get(0)));
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
