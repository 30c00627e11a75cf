package tongbao.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;

/** A form whose labels have been found in a text. */
final class LocatedForm {

  private static final String CLOSING = "\":;)";

  private final Edition edition;
  private final DocumentText text;
  private final List<FormLabel> labels;
  private final List<LabelChain.@Nullable Found> found;
  private final Map<String, Integer> places = new HashMap<>();
  private final BitSet covered = new BitSet();
  private final BitSet unnumbered = new BitSet();
  private boolean numbered;

  private LocatedForm(
      Edition edition,
      DocumentText text,
      List<FormLabel> labels,
      List<LabelChain.@Nullable Found> found) {
    this.edition = edition;
    this.text = text;
    this.labels = labels;
    this.found = found;
    for (int i = 0; i < labels.size(); i++) {
      places.put(labels.get(i).row().code(), i);
    }
    this.numbered = mostNumbered();
    found.forEach(this::cover);
  }

  /**
   * Looks for the labels of a form.
   *
   * <p>Of a form with columns the headings are not looked for: they are set beside several rows and
   * stand anywhere among them.
   */
  static LocatedForm of(Edition edition, DocumentText text) {
    boolean list = isList(edition);
    List<FormLabel> labels =
        edition.rows().stream().filter(row -> list || !row.heading()).map(FormLabel::of).toList();
    return new LocatedForm(edition, text, labels, LabelChain.find(labels, text));
  }

  /** Whether each row of a form takes one number: its table is a list. */
  static boolean isList(Edition edition) {
    return edition.rows().stream().allMatch(row -> row.columns().isEmpty());
  }

  private void cover(LabelChain.@Nullable Found label) {
    if (label == null) {
      return;
    }
    int start = text.wordAt(label.from());
    int end = text.wordAt(label.to() - 1) + 1;
    if (labels.get(label.label()).digits() && start(label) == start) {
      unnumbered.set(start);
    }
    for (int i = start(label); i < start; i++) {
      if (text.text().charAt(i) != '\n') {
        covered.set(i);
      }
    }
    coverWords(label);
    // A closing quote or colon would keep the figure behind it from being one.
    for (int i = end;
        i < text.text().length() && CLOSING.indexOf(text.text().charAt(i)) >= 0;
        i++) {
      covered.set(i);
    }
  }

  /**
   * The words of a label and the punctuation between them; not what figures were set among them.
   */
  private void coverWords(LabelChain.Found label) {
    int last = -1;
    for (int word = label.from(); word < label.to(); word++) {
      int at = text.wordAt(word);
      boolean broken = false;
      for (int i = last + 1; last >= 0 && i < at; i++) {
        broken |= Character.isLetterOrDigit(text.text().charAt(i));
      }
      for (int i = last + 1; last >= 0 && !broken && i < at; i++) {
        covered.set(i, i + (text.text().charAt(i) > ' ' ? 1 : 0));
      }
      covered.set(at);
      last = at;
    }
  }

  Edition edition() {
    return edition;
  }

  DocumentText text() {
    return text;
  }

  /** The characters that belong to labels. */
  BitSet covered() {
    return covered;
  }

  List<FormLabel> labels() {
    return labels;
  }

  /** A label, where it was found. */
  LabelChain.@Nullable Found found(int label) {
    return found.get(label);
  }

  /** The label of a row, where it was found. */
  LabelChain.@Nullable Found found(Indicator row) {
    Integer label = places.get(row.code());
    return label == null ? null : found.get(label);
  }

  /** The labels of rows that were found, in their order. */
  List<LabelChain.Found> found(List<Indicator> rows) {
    List<LabelChain.Found> all = new ArrayList<>();
    for (Indicator row : rows) {
      LabelChain.Found label = found(row);
      if (label != null) {
        all.add(label);
      }
    }
    return all;
  }

  /** Where a found label begins in the text, its numeral included. */
  int start(LabelChain.Found label) {
    int numeral = Numerals.startBefore(text, labels.get(label.label()), label.from());
    int start = numeral < 0 ? text.wordAt(label.from()) : numeral;
    int printed = numbered ? printedNumber(label, start) : -1;
    return printed < 0 ? start : printed;
  }

  /** Where the form's printed number stands before a label: 3.1.2; -1 where it does not. */
  private int printedNumber(LabelChain.Found label, int start) {
    String number = labels.get(label.label()).row().number();
    int end = start;
    while (end > 0 && " \t".indexOf(text.text().charAt(end - 1)) >= 0) {
      end--;
    }
    if (number == null || end < number.length()) {
      return -1;
    }
    int from = end - number.length();
    boolean same = text.text().subSequence(from, end).toString().equals(number);
    boolean alone = from == 0 || Character.isWhitespace(text.text().charAt(from - 1));
    return same && alone ? from : -1;
  }

  /**
   * Whether most rows carry their printed numbers: one alone may be the figure of the row above.
   */
  private boolean mostNumbered() {
    int dotted = 0;
    int printed = 0;
    for (LabelChain.Found label : foundLabels()) {
      String number = labels.get(label.label()).row().number();
      if (number != null && number.contains(".")) {
        dotted++;
        printed += printedNumber(label, start(label)) < 0 ? 0 : 1;
      }
    }
    return 2 * printed > dotted;
  }

  /** Behind the last character of a found label. */
  int end(LabelChain.Found label) {
    return text.wordAt(label.to() - 1) + 1;
  }

  /** How many labels of rows that take numbers were found, of those of some rows. */
  double share(List<Indicator> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    return (double) rows.stream().filter(row -> found(row) != null).count() / rows.size();
  }

  /** The labels found, in the order of the form. */
  List<LabelChain.Found> foundLabels() {
    List<LabelChain.Found> all = new ArrayList<>();
    for (LabelChain.Found label : found) {
      if (label != null) {
        all.add(label);
      }
    }
    return all;
  }

  /** The pieces between two places of the text. */
  List<Piece> pieces(int from, int to) {
    return Pieces.of(text, covered, unnumbered, from, to);
  }
}
