package tongbao.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Text;

/** Gathers what the readers of the parts see. */
final class Sightings {

  private final Map<CellCode, ReadCell> read = new LinkedHashMap<>();
  private final List<Ambiguity> ambiguous = new ArrayList<>();
  private final Set<CellCode> doubted = new HashSet<>();
  private final List<Leftover> leftovers = new ArrayList<>();

  /**
   * A piece as the content of a cell.
   *
   * @param money the unit of money its heading names; null where it names none
   */
  void see(Cell cell, Piece piece, ReadCell.Confidence confidence, @Nullable String money) {
    Figure figure =
        piece.kind() == Piece.Kind.UNCLEAR
            ? new Figure.Unclear(piece.text(), List.of())
            : Figures.read(piece.text(), cell.type(), cell.unit(), money);
    Place place = piece.fragment().place();
    if (figure instanceof Figure.Unclear unclear) {
      List<List<@Nullable BigDecimal>> alternatives =
          unclear.alternatives().stream()
              .filter(cell.type()::takes)
              .map(List::<@Nullable BigDecimal>of)
              .toList();
      doubt(
          List.of(cell),
          piece.text(),
          place,
          Text.of("“{}”不是一个明确的数字。", "{} is not plainly one number.", piece.text()),
          alternatives);
    } else {
      read.put(cell.code(), new ReadCell(cell, figure, piece.text(), place, confidence));
    }
  }

  /** A cell whose row is there without a figure. */
  void seeBlank(Cell cell, Place place, ReadCell.Confidence confidence) {
    read.put(cell.code(), new ReadCell(cell, Figure.BLANK, "", place, confidence));
  }

  void doubt(
      List<Cell> cells,
      String text,
      Place place,
      Text reason,
      List<List<@Nullable BigDecimal>> alternatives) {
    List<CellCode> codes = cells.stream().map(Cell::code).toList();
    doubted.addAll(codes);
    ambiguous.add(new Ambiguity(codes, text, place, reason, alternatives));
  }

  void leave(Piece piece) {
    leftovers.add(new Leftover(piece.text(), piece.fragment().place()));
  }

  /** The cells read for sure, by code. */
  Map<CellCode, ReadCell> read() {
    return read;
  }

  boolean doubted(Cell cell) {
    return doubted.contains(cell.code());
  }

  List<Ambiguity> ambiguous() {
    return ambiguous;
  }

  List<Leftover> leftovers() {
    return leftovers;
  }
}
