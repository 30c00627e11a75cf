package tongbao.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Column;
import tongbao.edition.Indicator;

/** Reads a part whose rows stand side by side: one line of figures under nested headings. */
final class LineReader {

  /** What comes behind the part in a report; its figures are none of the part's. */
  private static final Pattern NEXT_PART = Pattern.compile("存在的?(主要|突出)?问题|主要问题|其他需要报告|需要报告的其他");

  /** A report names its parts in a table of contents and in prose, but not without end. */
  private static final int MOST_HEADINGS = 20;

  private static final int LONGEST = 4_000;

  private final LocatedForm form;
  private final FormPart part;
  private final RowFigures figures;
  private final List<Cell> cells = new ArrayList<>();

  LineReader(LocatedForm form, FormPart part, Sightings sightings) {
    this.form = form;
    this.part = part;
    this.figures = new RowFigures(form.edition(), sightings);
    part.rows().forEach(row -> cells.addAll(figures.cellsOf(row)));
  }

  /**
   * What stands behind a heading of the part.
   *
   * @param start behind the heading
   * @param runs the runs of figures up to the next part
   */
  private record Stretch(int start, List<Run> runs) {}

  /** Reads the part where it stands behind a place of the text. */
  void read(int from) {
    List<Stretch> stretches = stretches(from);
    if (several(stretches)) {
      return;
    }
    for (Stretch stretch : stretches) {
      Run whole = whole(stretch.runs());
      if (whole != null) {
        figures.read(cells, whole, headings(whole, stretch.start()), ReadCell.Confidence.CERTAIN);
        return;
      }
      if (readGroups(stretch.runs(), stretch.start())) {
        return;
      }
    }
    stretches.stream()
        .filter(stretch -> !stretch.runs().isEmpty())
        .findFirst()
        .ifPresent(this::readNearest);
  }

  /** The part is named in a table of contents and in prose too. */
  private List<Stretch> stretches(int from) {
    String wording = FormLabel.of(part.heading()).wording();
    String words = form.text().words();
    List<Stretch> stretches = new ArrayList<>();
    int at = words.indexOf(wording, form.text().firstWordFrom(from));
    while (at >= 0 && stretches.size() < MOST_HEADINGS) {
      int start = form.text().wordAt(at + wording.length() - 1) + 1;
      stretches.add(new Stretch(start, runs(start, end(start))));
      at = words.indexOf(wording, at + 1);
    }
    return stretches;
  }

  private void readNearest(Stretch stretch) {
    Run nearest = new Run(stretch.runs().stream().flatMap(run -> run.pieces().stream()).toList());
    if (nearest.size() <= 3 * cells.size()) {
      figures.read(cells, nearest, headings(nearest, stretch.start()), ReadCell.Confidence.LIKELY);
    }
  }

  /**
   * Whether more than one line of figures stands behind headings of the part: last year's, another
   * body's or an annex, and nothing says which is the report's.
   */
  private boolean several(List<Stretch> stretches) {
    Map<Integer, String> lines = new HashMap<>();
    stretches.stream()
        .flatMap(stretch -> stretch.runs().stream())
        .filter(run -> !run.blank() && run.size() > cells.size() / 2)
        .forEach(run -> lines.put(run.start(), run.text()));
    return new HashSet<>(lines.values()).size() > 1;
  }

  private int end(int start) {
    Matcher next = NEXT_PART.matcher(form.text().text());
    int far = Math.min(start + LONGEST, form.text().text().length());
    return next.region(start, far).find() ? next.start() : far;
  }

  private List<Run> runs(int from, int to) {
    return Run.of(form.pieces(from, to), form.covered()).stream()
        .filter(run -> !run.blank() || run.size() == cells.size())
        .filter(run -> !numbersColumns(run))
        .toList();
  }

  /** A line of 1, 2, 3 … numbers the columns. */
  private static boolean numbersColumns(Run run) {
    for (int i = 0; i < run.size(); i++) {
      if (!run.pieces().get(i).text().equals(String.valueOf(i + 1))) {
        return false;
      }
    }
    return run.size() > 3;
  }

  /** The only run of as many figures as the part has columns; an empty one where no other is. */
  private @Nullable Run whole(List<Run> runs) {
    List<Run> whole = runs.stream().filter(this::complete).toList();
    List<Run> filled = whole.stream().filter(run -> !run.blank()).toList();
    if (filled.size() == 1) {
      return filled.get(0);
    }
    return whole.size() == 1 ? whole.get(0) : null;
  }

  private boolean complete(Run run) {
    if (run.size() == cells.size()) {
      return true;
    }
    Block.Table.Cell cell = run.fragment().cell();
    Block.Table table = run.table();
    return table != null
        && cell != null
        && run.size() > cells.size()
        && TableColumns.groupsAbove(table, cell.row(), part.rows())
            instanceof TableColumns.Headings.Clear;
  }

  private TableColumns.Headings headings(Run run, int from) {
    Block.Table table = run.table();
    Block.Table.Cell cell = run.fragment().cell();
    if (table != null && cell != null) {
      TableColumns.Headings above = TableColumns.groupsAbove(table, cell.row(), part.rows());
      if (!(above instanceof TableColumns.Headings.Silent)) {
        return above;
      }
    }
    boolean doubted = !headed(from, run.start()) && speaksAgainst(run);
    return doubted || contradicted(from, run.start())
        ? new TableColumns.Headings.Contrary()
        : new TableColumns.Headings.Silent();
  }

  /** Whether the groups are named in another order than the form's. */
  private boolean groupsSwapped(String words) {
    int latest = -1;
    for (Indicator row : part.rows()) {
      int at = words.indexOf(FormLabel.of(row).wording());
      if (at >= 0 && at < latest) {
        return true;
      }
      latest = Math.max(latest, at);
    }
    Indicator first = part.rows().get(0);
    for (Indicator row : part.rows()) {
      Indicator parent = form.edition().findRow(String.valueOf(row.parent())).orElse(first);
      int heading = words.indexOf(FormLabel.of(parent).wording());
      int at = words.indexOf(FormLabel.of(first).wording());
      if (!parent.equals(part.heading()) && heading >= 0 && at > heading) {
        return true;
      }
    }
    return false;
  }

  /** Whether all the headings stand before the figures, in the form's order and nothing between. */
  private boolean headed(int from, int to) {
    StringBuilder headings = new StringBuilder();
    for (Cell cell : cells) {
      Column column = cell.column();
      headings.append(column == null ? "" : TableColumns.words(column.label()));
    }
    return words(from, to).endsWith(headings.toString());
  }

  private int width() {
    return part.rows().get(0).columns().size();
  }

  /**
   * Whether the sums speak against the form's order, where no headings tell it. Figures on several
   * lines could be anything; those on one may break a sum as published forms do.
   */
  private boolean speaksAgainst(Run run) {
    List<Run> groups = run.split(width());
    Fragment last = run.pieces().get(run.size() - 1).fragment();
    boolean oneLine = run.table() == null && last.start() == run.fragment().start();
    return ColumnSums.totalFirst(groups, width())
        || (!oneLine && !ColumnSums.holds(groups, width()));
  }

  private boolean contradicted(int from, int to) {
    return groupsSwapped(words(from, to))
        || TableColumns.contradicts(words(from, to), part.rows().get(0).columns());
  }

  private String words(int from, int to) {
    int first = form.text().firstWordFrom(from);
    int last = Math.max(first, form.text().firstWordFrom(to));
    return form.text().words().substring(first, last);
  }

  /** Printed group by group, each behind its name, or figure by figure, each behind its heading. */
  private boolean readGroups(List<Run> runs, int start) {
    int width = width();
    if (runs.size() == part.rows().size() && runs.stream().allMatch(run -> run.size() == width)) {
      return readNamedGroups(runs, start);
    }
    if (runs.size() == cells.size() && runs.stream().allMatch(run -> run.size() == 1)) {
      return readNamedFigures(runs, start);
    }
    return false;
  }

  private boolean readNamedGroups(List<Run> runs, int start) {
    int from = start;
    for (int i = 0; i < runs.size(); i++) {
      String before = words(from, runs.get(i).start());
      if (!before.contains(FormLabel.of(part.rows().get(i)).wording())
          || contradicted(from, runs.get(i).start())) {
        return false;
      }
      from = runs.get(i).end();
    }
    if (ColumnSums.totalFirst(runs, width())) {
      return false;
    }
    for (int i = 0; i < runs.size(); i++) {
      Indicator row = part.rows().get(i);
      figures.read(
          figures.cellsOf(row),
          runs.get(i),
          new TableColumns.Headings.Silent(),
          ReadCell.Confidence.CERTAIN);
    }
    return true;
  }

  private boolean readNamedFigures(List<Run> runs, int start) {
    int from = start;
    List<Column> columns = part.rows().get(0).columns();
    for (int i = 0; i < runs.size(); i++) {
      Column column = columns.get(i % columns.size());
      if (!words(from, runs.get(i).start()).endsWith(TableColumns.words(column.label()))) {
        return false;
      }
      from = runs.get(i).end();
    }
    for (int i = 0; i < runs.size(); i++) {
      figures.read(
          List.of(cells.get(i)),
          runs.get(i),
          new TableColumns.Headings.Silent(),
          ReadCell.Confidence.CERTAIN);
    }
    return true;
  }
}
