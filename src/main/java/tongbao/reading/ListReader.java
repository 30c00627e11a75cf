package tongbao.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
  private static final Pattern SIGN_OFF = Pattern.compile("单位负责人|审核人|填报人|联系电话|填报日期|备注|注:|说明");

  private static final Pattern INTRODUCTION =
      Pattern.compile("其中:?|\\(?(?:[一二三四五六七八九十]{1,2}|\\d{1,2})[.、)]?\\)?");

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
    if (manyCrowded()) {
      // A second column of figures, last year's perhaps: one figure alone could be of either.
      return;
    }
    for (int i = 0; i < found.size(); i++) {
      Indicator row = form.labels().get(found.get(i).label()).row();
      List<Piece> pieces = new ArrayList<>();
      if (!before) {
        gaps.get(i).stream().skip(introduction(i)).filter(Piece::figure).forEach(pieces::add);
      }
      pieces.addAll(within(found.get(i)));
      List<Piece> gap = gaps.get(before ? i : i + 1);
      pieces.addAll(before ? gap : gap.subList(0, introduction(i + 1)));
      if (row.heading()) {
        pieces.stream().filter(ListReader::says).forEach(sightings::leave);
      } else {
        boolean crowded = crowded(i) || crowded(i + 1) || stray(i);
        read(form.edition().cell(cellOf(row)), pieces, found.get(i), before, crowded);
      }
    }
  }

  /**
   * From where on the pieces of a gap belong to the label behind it: its numeral, parted from it.
   */
  private int introduction(int gap) {
    List<Piece> pieces = gaps.get(gap);
    for (int i = gap == 0 ? pieces.size() : 0; i < pieces.size(); i++) {
      if (introduces(pieces.get(i))) {
        return i;
      }
    }
    return pieces.size();
  }

  private boolean manyCrowded() {
    int crowded = 0;
    for (int i = 0; i <= found.size(); i++) {
      crowded += crowded(i) ? 1 : 0;
    }
    return crowded > Math.max(4, found.size() / 3);
  }

  /** Several figures between two labels: one of them may belong to either. */
  private boolean crowded(int gap) {
    long within =
        gap == 0 ? 0 : within(found.get(gap - 1)).stream().filter(ListReader::filled).count();
    return within + gaps.get(gap).stream().filter(ListReader::filled).count() > 1;
  }

  /** A figure behind words of no label, before one: what is lost may be the words of its label. */
  private boolean stray(int gap) {
    return gaps.get(gap).stream()
        .dropWhile(piece -> piece.kind() != Piece.Kind.WORDS || !foreign(piece))
        .anyMatch(ListReader::filled);
  }

  /** Where a label is broken over lines, its figure may stand between the lines. */
  private List<Piece> within(LabelChain.Found label) {
    return form.pieces(form.start(label), form.end(label)).stream().filter(Piece::figure).toList();
  }

  private CellCode cellOf(Indicator row) {
    return form.edition().findCell(row.code()).orElseThrow().code();
  }

  private void partPieces() {
    int first = form.start(found.get(0));
    gaps.add(figuresBefore(first));
    for (int i = 0; i < found.size(); i++) {
      int from = form.end(found.get(i));
      int to = i + 1 < found.size() ? form.start(found.get(i + 1)) : end(from);
      gaps.add(form.pieces(from, to));
    }
  }

  /** The figures directly before the first label: what stands further up is prose. */
  private List<Piece> figuresBefore(int first) {
    List<Piece> pieces = form.pieces(Math.max(0, first - 40), first);
    int from = pieces.size();
    while (from > 0 && pieces.get(from - 1).kind() != Piece.Kind.WORDS) {
      from--;
    }
    return pieces.subList(from, pieces.size());
  }

  /** Where the table ends behind its last label. */
  private int end(int from) {
    String rest = form.text().text().subSequence(from, Math.min(from + 300, length())).toString();
    var signOff = SIGN_OFF.matcher(rest);
    return signOff.find() ? from + signOff.start() : Math.min(length(), from + 40);
  }

  private int length() {
    return form.text().text().length();
  }

  private boolean headingsHoldFigures() {
    for (int i = 0; i < found.size(); i++) {
      boolean heading = form.labels().get(found.get(i).label()).row().heading();
      List<Piece> own = gaps.get(i + 1).subList(0, introduction(i + 1));
      if (heading && own.stream().anyMatch(ListReader::filled)) {
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

  private void read(
      Cell cell, List<Piece> pieces, LabelChain.Found label, boolean before, boolean crowded) {
    List<Piece> figures = new ArrayList<>();
    @Nullable Piece foreign = null;
    boolean measured = false;
    @Nullable String measure = null;
    for (Piece piece : pieces) {
      if (foreign != null) {
        if (says(piece)) {
          sightings.leave(piece);
        }
      } else if (piece.figure()) {
        figures.add(piece);
      } else if (piece.kind() == Piece.Kind.MEASURE && !(measured && figures.isEmpty())) {
        measured = true;
        measure = piece.text();
      } else if (piece.kind() == Piece.Kind.MEASURE && !before) {
        // A second unit of measure before any figure: of a row whose label is not there.
        foreign = piece;
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
          label.exact() ? ReadCell.Confidence.CERTAIN : ReadCell.Confidence.LIKELY,
          HeadingMoney.isMoney(cell) && measure != null && measure.endsWith("元") ? measure : null);
    } else if (filled.isEmpty()) {
      boolean empty = foreign == null || measured || !figures.isEmpty();
      boolean digits = foreign != null && foreign.text().chars().anyMatch(Character::isDigit);
      if (empty && !digits && !crowded) {
        sightings.seeBlank(cell, place, ReadCell.Confidence.LIKELY);
      }
    } else {
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
    return !brackets && !introduces(piece) && !words.isEmpty();
  }

  private static boolean introduces(Piece piece) {
    return !piece.figure() && INTRODUCTION.matcher(piece.text()).matches();
  }

  private static boolean filled(Piece piece) {
    return piece.figure() && !piece.blank();
  }

  private static boolean says(Piece piece) {
    return filled(piece) || !Written.words(piece.text()).isEmpty();
  }
}
