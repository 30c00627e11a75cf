package tongbao.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Indicator;
import tongbao.edition.Text;

/**
 * Reads a form of one number per row: each number stands between its own label and the next, or,
 * where a whole table is set so, between the label before and its own.
 */
final class ListReader {

  private static final Text SEVERAL = new Text("此处不止一个数字。", "There is more than one number here.");

  /** Behind the last row the sign-off line begins. */
  private static final String SIGN_OFF = "单位负责人|审核人|填报人|联系电话|填报日期|备注|注:|说明";

  private final LocatedForm form;
  private final Sightings sightings;
  private final List<LabelChain.Found> found;

  /** For each label found, the pieces behind it; at 0 those before the first label. */
  private final List<List<Piece>> gaps = new ArrayList<>();

  private ListReader(LocatedForm form, Sightings sightings) {
    this.form = form;
    this.sightings = sightings;
    this.found = form.foundLabels();
  }

  static void read(LocatedForm form, Sightings sightings) {
    new ListReader(form, sightings).read();
  }

  private void read() {
    partPieces();
    boolean before = figuresBeforeLabels();
    if (!before && headingsHoldFigures()) {
      // Figures under headings: which label each belongs to is anyone's guess.
      return;
    }
    for (int i = 0; i < found.size(); i++) {
      Indicator row = form.labels().get(found.get(i).label()).row();
      List<Piece> pieces = gaps.get(before ? i : i + 1);
      if (row.heading()) {
        pieces.stream().filter(ListReader::says).forEach(sightings::leave);
      } else {
        read(form.edition().cell(cellOf(row)), pieces, found.get(i), before);
      }
    }
  }

  private CellCode cellOf(Indicator row) {
    return form.edition().findCell(row.code()).orElseThrow().code();
  }

  private void partPieces() {
    int first = form.start(found.get(0));
    // A label above the table is no figure, so little before the first label is enough.
    gaps.add(form.pieces(Math.max(0, first - 20), first));
    for (int i = 0; i < found.size(); i++) {
      int from = form.end(found.get(i));
      int to = i + 1 < found.size() ? form.start(found.get(i + 1)) : end(from);
      gaps.add(form.pieces(from, to));
    }
  }

  /** Where the table ends behind its last label. */
  private int end(int from) {
    String rest = form.text().text().subSequence(from, Math.min(from + 300, length())).toString();
    var signOff = java.util.regex.Pattern.compile(SIGN_OFF).matcher(rest);
    return signOff.find() ? from + signOff.start() : Math.min(length(), from + 40);
  }

  private int length() {
    return form.text().text().length();
  }

  private boolean headingsHoldFigures() {
    for (int i = 0; i < found.size(); i++) {
      boolean heading = form.labels().get(found.get(i).label()).row().heading();
      if (heading && gaps.get(i + 1).stream().anyMatch(ListReader::filled)) {
        return true;
      }
    }
    return false;
  }

  /** Set with the figure before its label: headings follow no figure, and the last label none. */
  private boolean figuresBeforeLabels() {
    if (gaps.get(found.size()).stream().anyMatch(ListReader::filled)) {
      return false;
    }
    int filled = 0;
    for (int i = 0; i < found.size(); i++) {
      boolean heading = form.labels().get(found.get(i).label()).row().heading();
      boolean figure = gaps.get(i).stream().anyMatch(ListReader::filled);
      if (heading && figure) {
        return false;
      }
      filled += figure ? 1 : 0;
    }
    return headingsHoldFigures() && filled > found.size() / 2;
  }

  private void read(Cell cell, List<Piece> pieces, LabelChain.Found label, boolean before) {
    List<Piece> figures = new ArrayList<>();
    @Nullable Piece foreign = null;
    boolean measured = false;
    for (Piece piece : pieces) {
      if (foreign != null) {
        if (says(piece)) {
          sightings.leave(piece);
        }
      } else if (piece.figure()) {
        figures.add(piece);
      } else if (piece.kind() == Piece.Kind.MEASURE) {
        measured = true;
      } else if (!before && foreign(piece)) {
        foreign = piece;
        sightings.leave(piece);
      }
    }
    List<Piece> filled = figures.stream().filter(ListReader::filled).toList();
    Place place = form.text().fragmentAt(form.end(label) - 1).place();
    if (filled.size() == 1) {
      sightings.see(
          cell,
          filled.get(0),
          label.exact() ? ReadCell.Confidence.CERTAIN : ReadCell.Confidence.LIKELY);
    } else if (filled.isEmpty() && (foreign == null || measured || !figures.isEmpty())) {
      sightings.seeBlank(cell, place, ReadCell.Confidence.LIKELY);
    } else if (!filled.isEmpty()) {
      String text = String.join(" ", filled.stream().map(Piece::text).toList());
      sightings.doubt(List.of(cell), text, filled.get(0).fragment().place(), SEVERAL, each(filled));
    }
  }

  private static List<List<@Nullable BigDecimal>> each(List<Piece> figures) {
    List<List<@Nullable BigDecimal>> numbers = new ArrayList<>();
    for (Piece figure : figures) {
      BigDecimal number = Figures.bare(figure.text());
      if (number != null) {
        numbers.add(List.of(number));
      }
    }
    return numbers;
  }

  /** Words that are neither a gloss in brackets nor what introduces the next label. */
  private static boolean foreign(Piece piece) {
    String words = Written.words(piece.text());
    boolean brackets = piece.text().startsWith("(") || piece.text().startsWith("[");
    boolean introduces = words.equals("其中") || words.matches("[一二三四五六七八九十]{1,2}");
    return !brackets && !introduces && !words.isEmpty();
  }

  private static boolean filled(Piece piece) {
    return piece.figure() && !piece.blank();
  }

  private static boolean says(Piece piece) {
    return filled(piece) || !Written.words(piece.text()).isEmpty();
  }
}
