package tongbao.reading.document;

import java.util.ArrayList;
import java.util.List;

/** What a page, a cell or a text box holds, in reading order: words and tables. */
final class Flow {

  /** A piece of a flow. */
  sealed interface Piece {

    /** A paragraph; it may have several lines. */
    record Words(String text) implements Piece {}

    /** A table standing in the flow. */
    record Inner(Grid grid) implements Piece {}
  }

  private final List<Piece> pieces = new ArrayList<>();

  void words(String text) {
    pieces.add(new Piece.Words(text));
  }

  void table(Grid grid) {
    pieces.add(new Piece.Inner(grid));
  }

  void addAll(Flow other) {
    pieces.addAll(other.pieces);
  }

  List<Piece> pieces() {
    return pieces;
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Writes the flow as lines and tables. */
  void writeTo(Assembly assembly) {
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Words words) {
        for (String line : words.text().split("\n", -1)) {
          assembly.line(line);
        }
      } else if (piece instanceof Piece.Inner inner) {
        inner.grid().writeTo(assembly);
      }
    }
  }

  /** The words as the text of one cell; what stands in a table within it comes line by line. */
  String text(Assembly assembly) {
    StringBuilder text = new StringBuilder();
    append(text, assembly);
    return text.toString();
  }

  private void append(StringBuilder text, Assembly assembly) {
    for (Piece piece : pieces) {
      assembly.watch().step();
      Assembly.counted(text.length(), assembly.limits().lineCharacters(), Assembly.LINE_CHARACTERS);
      if (piece instanceof Piece.Words words) {
        if (!text.isEmpty()) {
          text.append('\n');
        }
        text.append(words.text());
      } else if (piece instanceof Piece.Inner inner) {
        inner.grid().slots().forEach(slot -> slot.flow().append(text, assembly));
      }
    }
  }
}
