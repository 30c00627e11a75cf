package tongbao.reading.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tongbao.reading.Block;

/**
 * A table being laid out. Spans reach as far as the table does and no further, whatever they claim:
 * a column or row in which no cell begins is none.
 */
final class Grid {

  /** A cell and what it holds. */
  record Slot(int row, int column, int rowSpan, int columnSpan, Flow flow) {}

  private final Assembly assembly;
  private final List<Slot> slots = new ArrayList<>();

  /** By column, the last row that a cell above reaches down to. */
  private int[] heldTo = new int[16];

  private int row;
  private int column;
  private int width;
  private int filled;

  Grid(Assembly assembly) {
    this.assembly = assembly;
  }

  void newRow() {
    row = Assembly.counted(row + 1, assembly.limits().rows(), Assembly.ROWS);
    column = 1;
  }

  /** Leaves columns of the row out. */
  void skipColumns(int count) {
    column += Math.max(0, Math.min(count, assembly.limits().columns()));
  }

  /** Puts a cell into the next free column. */
  void put(int rowSpan, int columnSpan, Flow flow) {
    while (column < heldTo.length && heldTo[column] >= row) {
      column++;
    }
    putHere(rowSpan, columnSpan, flow);
  }

  /** Puts a cell into the next column, whatever hangs down into it. */
  void putHere(int rowSpan, int columnSpan, Flow flow) {
    assembly.watch().step();
    Assembly.counted(slots.size() + 1, assembly.limits().cells(), Assembly.CELLS);
    Assembly.counted(column, assembly.limits().columns(), Assembly.COLUMNS);
    int columns = bounded(columnSpan, assembly.limits().columns() - column + 1);
    int last = row + bounded(rowSpan, assembly.limits().rows()) - 1;
    if (column + columns >= heldTo.length) {
      heldTo = Arrays.copyOf(heldTo, 2 * (column + columns));
    }
    int next = column;
    do {
      heldTo[next++] = last;
    } while (next < column + columns && heldTo[next] < row);
    slots.add(new Slot(row, column, last - row + 1, next - column, flow));
    width = Math.max(width, column);
    filled += flow.isEmpty() ? 0 : 1;
    column = next;
  }

  /** Lets the cell that stands above the next column reach down into this row. */
  boolean extend(int columnSpan) {
    for (int i = slots.size() - 1;
        i >= 0 && slots.get(i).row() >= row - assembly.limits().rows();
        i--) {
      assembly.watch().step();
      Slot above = slots.get(i);
      if (above.column() == column && above.row() < row) {
        if (above.row() + above.rowSpan() != row) {
          return false;
        }
        slots.set(
            i,
            new Slot(above.row(), column, above.rowSpan() + 1, above.columnSpan(), above.flow()));
        column += Math.max(1, columnSpan);
        return true;
      }
    }
    return false;
  }

  List<Slot> slots() {
    return slots;
  }

  /**
   * Whether the table only arranges a page: it has one cell with content at most, or the tables in
   * it hold more than it does itself.
   */
  private boolean isLayout() {
    return (filled <= 1 && slots.size() <= 4) || innerFilled() > ownFilled();
  }

  private int innerFilled() {
    int inner = 0;
    for (Slot slot : slots) {
      for (Flow.Piece piece : slot.flow().pieces()) {
        if (piece instanceof Flow.Piece.Inner table) {
          inner += table.grid().ownFilled() + table.grid().innerFilled();
        }
      }
    }
    return inner;
  }

  private int ownFilled() {
    int own = 0;
    for (Slot slot : slots) {
      own +=
          slot.flow().pieces().stream()
                  .anyMatch(
                      piece -> piece instanceof Flow.Piece.Words words && !words.text().isBlank())
              ? 1
              : 0;
    }
    return own;
  }

  /** Writes it as a table, or as what it arranges. */
  void writeTo(Assembly to) {
    if (isLayout()) {
      for (Slot slot : slots) {
        if (slot.flow().isEmpty()) {
          to.line("");
        } else {
          slot.flow().writeTo(to);
        }
      }
      return;
    }
    List<Block.Table.Cell> cells = new ArrayList<>(slots.size());
    for (Slot slot : slots) {
      cells.add(
          to.cell(
              slot.row(),
              slot.column(),
              Math.min(slot.rowSpan(), row - slot.row() + 1),
              Math.min(slot.columnSpan(), width - slot.column() + 1),
              slot.flow().text(to)));
    }
    to.table(null, cells);
  }

  private static int bounded(int span, int most) {
    return Math.max(1, Math.min(span, most));
  }
}
