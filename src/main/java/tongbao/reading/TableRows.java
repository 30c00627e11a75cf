package tongbao.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The cells of a table row by row, each where it begins. */
final class TableRows {

  private static final Set<String> SERIAL = Set.of("序号", "行次", "编号", "代码", "指标代码");

  private TableRows() {}

  /** The rows; of a table set in two halves side by side, the left half before the right. */
  static List<List<Block.Table.Cell>> of(Block.Table table) {
    int middle = secondHalf(table);
    List<List<Block.Table.Cell>> rows = new ArrayList<>(rows(table, 0, middle));
    if (middle < Integer.MAX_VALUE) {
      rows.addAll(rows(table, middle, Integer.MAX_VALUE));
    }
    return rows;
  }

  private static List<List<Block.Table.Cell>> rows(Block.Table table, int from, int to) {
    TreeMap<Integer, List<Block.Table.Cell>> rows = new TreeMap<>();
    Set<Integer> serial = serialColumns(table);
    for (Block.Table.Cell cell : table.cells()) {
      if (cell.column() >= from && cell.column() < to && !serial.contains(cell.column())) {
        rows.computeIfAbsent(cell.row(), row -> new ArrayList<>()).add(cell);
      }
    }
    rows.values().forEach(row -> row.sort(Comparator.comparingInt(Block.Table.Cell::column)));
    return List.copyOf(rows.values());
  }

  /** Columns that only number the rows: their numbers are no figures. */
  private static Set<Integer> serialColumns(Block.Table table) {
    Set<Integer> serial = new HashSet<>();
    for (Block.Table.Cell cell : table.cells()) {
      if (SERIAL.contains(Written.words(Written.plain(cell.text()))) && cell.columnSpan() == 1) {
        serial.add(cell.column());
      }
    }
    return serial;
  }

  /** The column of a second 统计指标 in one row: the form is printed in two halves. */
  private static int secondHalf(Block.Table table) {
    List<Block.Table.Cell> heads =
        table.cells().stream()
            .filter(cell -> Written.words(Written.plain(cell.text())).equals("统计指标"))
            .toList();
    return heads.size() == 2 && heads.get(0).row() == heads.get(1).row()
        ? Math.max(heads.get(0).column(), heads.get(1).column())
        : Integer.MAX_VALUE;
  }
}
