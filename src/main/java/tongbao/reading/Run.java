package tongbao.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures with nothing between them.
 *
 * @param pieces at least one
 */
record Run(List<Piece> pieces) {

  /**
   * The runs among pieces: words and labels end them, and so does the end of a table row.
   *
   * @param labels the characters that belong to labels
   */
  static List<Run> of(List<Piece> pieces, BitSet labels) {
    List<Run> runs = new ArrayList<>();
    List<Piece> open = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!open.isEmpty() && (!piece.figure() || parted(open, piece, labels))) {
        runs.add(new Run(List.copyOf(open)));
        open.clear();
      }
      if (piece.figure()) {
        open.add(piece);
      }
    }
    if (!open.isEmpty()) {
      runs.add(new Run(List.copyOf(open)));
    }
    return runs;
  }

  private static boolean parted(List<Piece> open, Piece next, BitSet labels) {
    int label = labels.nextSetBit(open.get(open.size() - 1).end());
    return (label >= 0 && label < next.start()) || otherRow(open.get(0), next);
  }

  private static boolean otherRow(Piece first, Piece next) {
    Fragment one = first.fragment();
    Fragment other = next.fragment();
    if (!one.isCell() && !other.isCell()) {
      return false;
    }
    return !sameRow(one, other);
  }

  /** Whether two fragments are cells of one table row, or of one line parted by tabs. */
  static boolean sameRow(Fragment one, Fragment other) {
    if (one.table() != null || other.table() != null) {
      return one.table() != null
          && other.table() != null
          && one.table().number() == other.table().number()
          && one.cell() != null
          && other.cell() != null
          && one.cell().row() == other.cell().row();
    }
    return one.place().equals(other.place());
  }

  int start() {
    return pieces.get(0).start();
  }

  int end() {
    return pieces.get(pieces.size() - 1).end();
  }

  int size() {
    return pieces.size();
  }

  Fragment fragment() {
    return pieces.get(0).fragment();
  }

  Block.@Nullable Table table() {
    return fragment().table();
  }

  boolean blank() {
    return pieces.stream().allMatch(Piece::blank);
  }

  String text() {
    return String.join(" ", pieces.stream().map(Piece::text).toList()).strip();
  }

  /** The same figures in runs of a length, where they make up several. */
  List<Run> split(int length) {
    if (size() <= length || size() % length != 0) {
      return List.of(this);
    }
    List<Run> parts = new ArrayList<>();
    for (int i = 0; i < size(); i += length) {
      parts.add(new Run(pieces.subList(i, i + length)));
    }
    return parts;
  }
}
