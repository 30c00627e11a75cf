package tongbao.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Column;
import tongbao.edition.Indicator;

/** Which column of a table holds which column of a form, by the headings above. */
final class TableColumns {

  private static final Pattern GLOSS = Pattern.compile("\\([^()]*\\)");

  private TableColumns() {}

  /** What the headings say. */
  sealed interface Headings {

    /**
     * Each of the form's columns stands once.
     *
     * @param columns the form's column by the table's
     */
    record Clear(Map<Integer, Integer> columns) implements Headings {}

    /** There are none, or too few to say. */
    record Silent() implements Headings {}

    /** They stand in another order and not all can be told. */
    record Contrary() implements Headings {}
  }

  /** The headings above the figures of a table row that name the columns of a form. */
  static Headings above(Block.Table table, Run run, List<Column> columns) {
    Set<Integer> filled = new HashSet<>();
    int row = Integer.MAX_VALUE;
    for (Piece piece : run.pieces()) {
      Block.Table.Cell cell = piece.fragment().cell();
      if (cell != null) {
        filled.add(cell.column());
        row = Math.min(row, cell.row());
      }
    }
    Map<Integer, Integer> named = new HashMap<>();
    for (Block.Table.Cell cell : table.cells()) {
      if (cell.row() < row && indexOf(columns, cell.text()) >= 0) {
        named.merge(cell.row(), 1, Integer::sum);
      }
    }
    int fewest = Math.min(2, columns.size());
    Map<Integer, Integer> byTableColumn = new HashMap<>();
    Map<Integer, Integer> rowOf = new HashMap<>();
    for (Block.Table.Cell cell : table.cells()) {
      // One alone may be the label of a row: “3.其他”.
      boolean heading = named.getOrDefault(cell.row(), 0) >= fewest;
      boolean above = heading && cell.row() < row && filled.contains(cell.column());
      int column = above ? indexOf(columns, cell.text()) : -1;
      if (column >= 0 && cell.row() >= rowOf.getOrDefault(cell.column(), 0)) {
        byTableColumn.put(cell.column(), column);
        rowOf.put(cell.column(), cell.row());
      }
    }
    return foreign(table, run, row, byTableColumn)
        ? new Headings.Contrary()
        : judge(byTableColumn, columns.size());
  }

  /** Whether the nearest headings above several figures name something else: a year, a share. */
  private static boolean foreign(Block.Table table, Run run, int row, Map<Integer, Integer> known) {
    Set<Integer> figures = new HashSet<>();
    for (Piece piece : run.pieces()) {
      Block.Table.Cell cell = piece.fragment().cell();
      if (cell != null && !piece.blank()) {
        figures.add(cell.column());
      }
    }
    Map<Integer, Integer> unknown = new HashMap<>();
    int nearest = 0;
    for (Block.Table.Cell cell : table.cells()) {
      boolean worded = !Written.words(Written.plain(cell.text())).isEmpty();
      if (worded && cell.row() < row && figures.contains(cell.column())) {
        nearest = Math.max(nearest, cell.row());
        boolean strange = cell.columnSpan() == 1 && !known.containsKey(cell.column());
        unknown.merge(cell.row(), strange ? 1 : 0, Integer::sum);
      }
    }
    return unknown.getOrDefault(nearest, 0) > 1;
  }

  /**
   * The headings above a row in which the rows of a form stand side by side.
   *
   * @return the form's column counted through all its rows, by the table's column
   */
  static Headings groupsAbove(Block.Table table, int row, List<Indicator> groups) {
    Map<Integer, Integer> byTableColumn = new HashMap<>();
    int width = groups.get(0).columns().size();
    for (Block.Table.Cell value : table.cells()) {
      if (value.row() != row) {
        continue;
      }
      Integer group = null;
      Integer column = null;
      for (Block.Table.Cell head : table.cells()) {
        boolean above =
            head.row() < row
                && head.column() <= value.column()
                && value.column() < head.column() + head.columnSpan();
        if (above) {
          int found = groupOf(groups, head.text());
          group = found >= 0 ? Integer.valueOf(found) : group;
          int index = indexOf(groups.get(0).columns(), head.text());
          column = index >= 0 ? Integer.valueOf(index) : column;
        }
      }
      if (group != null && column != null) {
        byTableColumn.put(value.column(), group * width + column);
      }
    }
    return judge(byTableColumn, groups.size() * width);
  }

  private static Headings judge(Map<Integer, Integer> byTableColumn, int size) {
    List<Integer> inTableOrder =
        byTableColumn.keySet().stream().sorted().map(byTableColumn::get).toList();
    boolean once = inTableOrder.stream().distinct().count() == inTableOrder.size();
    if (once && inTableOrder.size() == size) {
      return new Headings.Clear(Map.copyOf(byTableColumn));
    }
    List<Integer> sorted = new ArrayList<>(inTableOrder);
    sorted.sort(null);
    return once && sorted.equals(inTableOrder) ? new Headings.Silent() : new Headings.Contrary();
  }

  private static int indexOf(List<Column> columns, String heading) {
    String words = words(heading);
    int best = -1;
    double least = 0.26;
    for (int i = 0; i < columns.size(); i++) {
      double differing = Likeness.differing(words, words(columns.get(i).label()));
      if (differing < least) {
        least = differing;
        best = i;
      }
    }
    return best;
  }

  private static int groupOf(List<Indicator> groups, String heading) {
    String words = words(heading);
    for (int i = 0; i < groups.size(); i++) {
      if (Likeness.differing(words, FormLabel.of(groups.get(i)).wording()) < 0.26) {
        return i;
      }
    }
    return -1;
  }

  static String words(String label) {
    String words = Written.words(GLOSS.matcher(Written.plain(label)).replaceAll(""));
    return words.equals("合计") ? "总计" : words;
  }

  /**
   * Whether a stretch of running text names columns in another order than the form's. Headings
   * broken over lines say nothing: only whole names are looked at, those of a group among
   * themselves, and the first against the group and the last.
   */
  static boolean contradicts(String words, List<Column> columns) {
    String open = words;
    for (Column column : columns) {
      String group = column.group();
      open = group == null ? open : open.replace(words(group), "");
    }
    boolean grouped = columns.stream().anyMatch(column -> column.group() != null);
    int latest = -1;
    int earliest = Integer.MAX_VALUE;
    for (Column column : columns) {
      String label = words(column.label());
      boolean compared = grouped ? column.group() != null : label.length() >= 4;
      int at = compared ? open.indexOf(label, label.length() < 4 ? Math.max(0, latest) : 0) : -1;
      if (compared && at < 0 && open.contains(label) && latest >= 0) {
        return true;
      }
      if (at >= 0 && at < latest) {
        return true;
      }
      latest = Math.max(latest, at);
      earliest = at >= 0 && label.length() >= 4 ? Math.min(earliest, at) : earliest;
    }
    int first = open.indexOf(words(columns.get(0).label()));
    int last = open.indexOf(words(columns.get(columns.size() - 1).label()));
    boolean firstLate = first >= 0 && first > earliest && earliest < Integer.MAX_VALUE && grouped;
    return firstLate || (columns.size() > 1 && first >= 0 && last >= 0 && last < first);
  }

  /** The column of a figure; null where no cell names one. */
  static @Nullable Integer columnOf(Headings.Clear headings, Piece piece) {
    Block.Table.Cell cell = piece.fragment().cell();
    return cell == null ? null : headings.columns().get(cell.column());
  }
}
