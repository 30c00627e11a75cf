package tongbao.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.edition.Text;

/** Gives the figures of a run to the cells of a row. */
final class RowFigures {

  private static final Text OTHER_ORDER =
      new Text("各列的次序与表样不同，无法确定每个数字属于哪一列。", "The columns stand in another order than the form's.");

  private static final Text OTHER_COUNT =
      new Text("数字的个数与表样的列数不同。", "There are not as many figures as the form has columns.");

  private static final Text PARTED =
      new Text("合计不符，可能有一个数字被空格拆开。", "The row does not add up; a figure may be parted by a blank.");

  private static final Text OTHER_COLUMN =
      new Text("数字所在的列不是表样的列。", "A figure stands in a column the form does not have.");

  private final Edition edition;
  private final Sightings sightings;
  private @Nullable String money;

  RowFigures(Edition edition, Sightings sightings) {
    this.edition = edition;
    this.sightings = sightings;
  }

  /** The unit of money that the headings above the next row name; null where they name none. */
  void in(@Nullable String unit) {
    money = unit;
  }

  private void see(Cell cell, Piece piece, ReadCell.Confidence confidence) {
    sightings.see(cell, piece, confidence, HeadingMoney.isMoney(cell) ? money : null);
  }

  /** The cells of a row, in the order of its columns. */
  List<Cell> cellsOf(Indicator row) {
    return edition.cells().stream().filter(cell -> cell.row().equals(row)).toList();
  }

  /**
   * Reads a run as a row.
   *
   * @param headings what the headings above the run say of the columns
   */
  void read(
      List<Cell> cells, Run run, TableColumns.Headings headings, ReadCell.Confidence confidence) {
    if (cells.size() == 1 && repeated(run.pieces())) {
      see(cells.get(0), run.pieces().get(0), confidence);
    } else if (headings instanceof TableColumns.Headings.Contrary) {
      doubt(cells, run, OTHER_ORDER);
    } else if (headings instanceof TableColumns.Headings.Clear clear) {
      readByColumn(cells, run, clear, confidence);
    } else {
      readInOrder(cells, run, confidence);
    }
  }

  private void readByColumn(
      List<Cell> cells,
      Run run,
      TableColumns.Headings.Clear clear,
      ReadCell.Confidence confidence) {
    Set<Integer> seen = new HashSet<>();
    for (Piece piece : run.pieces()) {
      Integer column = TableColumns.columnOf(clear, piece);
      Block.Table.Cell cell = piece.fragment().cell();
      boolean merged = cell != null && !piece.blank() && spansColumns(clear, cell);
      boolean outside = column == null && !piece.blank();
      if (merged || outside || (column != null && !seen.add(column))) {
        doubt(cells, run, OTHER_COLUMN);
        return;
      }
    }
    for (Piece piece : run.pieces()) {
      Integer column = TableColumns.columnOf(clear, piece);
      if (column != null) {
        see(cells.get(column), piece, confidence);
      }
    }
  }

  private static boolean spansColumns(TableColumns.Headings.Clear clear, Block.Table.Cell cell) {
    long columns =
        clear.columns().keySet().stream()
            .filter(c -> c >= cell.column() && c < cell.column() + cell.columnSpan())
            .count();
    return columns > 1;
  }

  private void readInOrder(List<Cell> cells, Run run, ReadCell.Confidence confidence) {
    List<Piece> pieces = trimmed(run.pieces(), cells.size());
    boolean unclear =
        pieces.stream()
            .anyMatch(piece -> piece.kind() == Piece.Kind.UNCLEAR && !piece.fragment().isCell());
    if (unclear || pieces.size() != cells.size()) {
      doubt(cells, run, OTHER_COUNT);
      return;
    }
    if (gluedAddsUp(cells, pieces)) {
      doubt(cells, run, PARTED);
      return;
    }
    for (int i = 0; i < cells.size(); i++) {
      see(cells.get(i), pieces.get(i), confidence);
    }
  }

  /**
   * Whether a row that does not add up would, were two neighbouring figures one and a cell blank: 3
   * 511 may be 3511.
   */
  private boolean gluedAddsUp(List<Cell> cells, List<Piece> pieces) {
    List<String> tokens = pieces.stream().map(Piece::text).toList();
    boolean lines = pieces.stream().noneMatch(piece -> piece.fragment().isCell());
    if (!lines || !summed(cells) || !Splits.filled(tokens, cells.size()).isEmpty()) {
      return false;
    }
    for (int i = 0; i + 1 < tokens.size(); i++) {
      List<String> glued = new ArrayList<>(tokens);
      glued.set(i, tokens.get(i) + glued.remove(i + 1));
      if (!Splits.filled(glued, cells.size()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private boolean summed(List<Cell> cells) {
    Cell last = cells.get(cells.size() - 1);
    return last.row().equals(cells.get(0).row())
        && edition.findRelation(edition.id() + "." + last.code() + ".row-sum").isPresent();
  }

  /** A merged cell taken apart stands in each of its places. */
  private static boolean repeated(List<Piece> pieces) {
    return pieces.stream().allMatch(piece -> piece.fragment().isCell())
        && pieces.stream().map(Piece::text).distinct().count() == 1;
  }

  /** Without empty cells too many at one end; left alone where both ends have some. */
  private static List<Piece> trimmed(List<Piece> pieces, int size) {
    int surplus = pieces.size() - size;
    // Of a table only its headings tell which cells are beside the form's columns.
    if (surplus <= 0 || pieces.get(0).fragment().table() != null) {
      return pieces;
    }
    boolean front = pieces.subList(0, surplus).stream().allMatch(Piece::blank);
    boolean back = pieces.subList(size, pieces.size()).stream().allMatch(Piece::blank);
    boolean all = pieces.stream().allMatch(Piece::blank);
    if (front && (all || !back)) {
      return pieces.subList(surplus, pieces.size());
    }
    return back && !front ? pieces.subList(0, size) : pieces;
  }

  private void doubt(List<Cell> cells, Run run, Text reason) {
    sightings.doubt(
        cells, run.text(), run.fragment().place(), reason, alternatives(cells, run, reason));
  }

  private List<List<@Nullable BigDecimal>> alternatives(List<Cell> cells, Run run, Text reason) {
    if (!reason.equals(OTHER_COUNT) || !summed(cells)) {
      return List.of();
    }
    List<String> tokens = new ArrayList<>();
    for (Piece piece : run.pieces()) {
      if (!piece.blank()) {
        tokens.add(piece.text());
      }
    }
    return Splits.of(tokens, cells.size());
  }
}
