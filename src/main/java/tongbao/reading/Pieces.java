package tongbao.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts the text that is no label into figures and words. */
final class Pieces {

  private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+(?![\\d,])|\\d+)(?:\\.\\d+)?";

  /** At the beginning of a piece. */
  private static final Pattern FIGURE =
      Pattern.compile(
          "[+-]?"
              + NUMBER
              + "(?: ?(?:"
              + Measures.ANY
              + ")(?!\\p{L}))?"
              + "(?: ?[(\\[](?![一二三四五六七八九十]{1,3}[)\\]])[^()\\[\\]\\t\\n]{0,200}[)\\]])?"
              + "(?=$|[\\s()\\[\\];])(?! *[%‰×*~^万亿千百余多几])");

  private static final Pattern MARK = Pattern.compile("(?:[/\\\\]{1,2}|-{1,3}|无|空)(?=\\s|$)");

  private static final Pattern NUMERAL =
      Pattern.compile("\\(?\\d{1,2}(?:[-.]\\d{1,2})*[.、)](?=\\s?\\p{L})");

  private static final Pattern BRACKETS = Pattern.compile("[(\\[][^()\\[\\]]{0,200}[)\\]]|[(\\[]");

  private static final Pattern MEASURE_ALONE =
      Pattern.compile("(?:" + Measures.ANY + ")(?!\\p{L})");

  private static final Pattern LEADER = Pattern.compile("(?:\\)|:|=|[._·-]{2,})$");

  private static final Pattern DATE =
      Pattern.compile("(?:\\d{1,4} ?[年月日-] ?){1,6}+(?:\\d{1,2}(?!\\d))?度?");

  private static final Pattern WORD = Pattern.compile("\\p{L}+|[^\\s\\p{L}\\d]+");

  private static final Pattern GLUED =
      Pattern.compile("\\d[\\d.,]*(?:(?:" + Measures.ANY + ")\\d[\\d.,]*){0,20}+");

  /** A bracket not closed within as many lines was none. */
  private static final int OPEN_FOR = 3;

  /** A unit of measure is no gloss. */
  private static final int FEW_WORDS = 4;

  private int openBracket;

  private final DocumentText text;
  private final BitSet labels;
  private final BitSet unnumbered;
  private final List<Piece> pieces = new ArrayList<>();

  private Pieces(DocumentText text, BitSet labels, BitSet unnumbered) {
    this.text = text;
    this.labels = labels;
    this.unnumbered = unnumbered;
  }

  /**
   * The pieces of a stretch of text.
   *
   * @param labels the characters that belong to labels found
   * @param unnumbered where labels begin that lack the numeral the form prints before them
   */
  static List<Piece> of(DocumentText text, BitSet labels, BitSet unnumbered, int from, int to) {
    Pieces pieces = new Pieces(text, labels, unnumbered);
    List<Fragment> fragments = text.fragments();
    for (int i = text.indexAt(from); i < fragments.size(); i++) {
      Fragment fragment = fragments.get(i);
      if (fragment.start() >= to) {
        break;
      }
      boolean empty = fragment.start() == fragment.end() && fragment.start() >= from;
      if (fragment.end() > from || empty) {
        pieces.read(fragment, Math.max(from, fragment.start()), Math.min(to, fragment.end()));
      }
    }
    return pieces.pieces;
  }

  private void read(Fragment fragment, int from, int to) {
    if (fragment.isCell() && from == fragment.start() && to == fragment.end() && cell(fragment)) {
      return;
    }
    int at = from;
    while (at < to) {
      int free = labels.nextClearBit(at);
      if (free >= to) {
        return;
      }
      int next = labels.nextSetBit(free);
      int end = next < 0 || next > to ? to : next;
      scan(fragment, free, end);
      at = end;
    }
  }

  /** A cell that holds no word is one figure, or none, whatever stands in it. */
  private boolean cell(Fragment fragment) {
    int covered = labels.nextSetBit(fragment.start());
    if (covered >= 0 && covered < fragment.end()) {
      return false;
    }
    String content = text.text().subSequence(fragment.start(), fragment.end()).toString().strip();
    boolean figure =
        content.isEmpty()
            || MARK.matcher(content).matches()
            || content.equals("空白")
            || content.equals("零")
            || FIGURE.matcher(content).matches();
    boolean digits = content.chars().anyMatch(Character::isDigit);
    int words = Written.words(content).length();
    boolean spoilt = digits && words < FEW_WORDS && Character.isDigit(content.charAt(0));
    boolean numeral = NUMERAL.matcher(content).lookingAt();
    // Merged over rows, a figure could be of either, or of both together.
    figure &= content.isEmpty() || fragment.cell() == null || fragment.cell().rowSpan() == 1;
    if (figure || (digits && words == 0) || (spoilt && !numeral)) {
      add(
          fragment.start(),
          fragment.end(),
          figure ? Piece.Kind.FIGURE : Piece.Kind.UNCLEAR,
          fragment);
      return true;
    }
    if (words >= FEW_WORDS) {
      add(fragment.start(), fragment.end(), Piece.Kind.WORDS, fragment);
      return true;
    }
    return false;
  }

  private void scan(Fragment fragment, int from, int to) {
    Matcher matcher = FIGURE.matcher(text.text());
    boolean open = true;
    boolean fresh = true;
    int at = bracketed(fragment, from, to);
    while (at < to) {
      if (Character.isWhitespace(text.text().charAt(at))) {
        open = true;
        fresh = true;
        at++;
        continue;
      }
      int end = -1;
      Piece.Kind kind = Piece.Kind.WORDS;
      if (open) {
        if (fresh && (end = end(matcher, MARK, at, to)) > 0) {
          kind = Piece.Kind.FIGURE;
        } else if ((end = end(matcher, NUMERAL, at, to)) > 0) {
          kind = Piece.Kind.WORDS;
        } else if ((end = end(matcher, FIGURE, at, to)) > 0) {
          kind = Piece.Kind.FIGURE;
        } else if ((end = end(matcher, MEASURE_ALONE, at, to)) > 0) {
          kind = Piece.Kind.MEASURE;
        }
      }
      if (end < 0 && (end = end(matcher, BRACKETS, at, to)) > 0) {
        kind = onlyDigits(at, end) ? Piece.Kind.UNCLEAR : Piece.Kind.WORDS;
      } else if (end < 0 && (end = end(matcher, DATE, at, to)) < 0) {
        boolean digits = Character.isDigit(text.text().charAt(at));
        // What is glued to digits is taken along, that it does not part a run of figures.
        end = end(matcher, digits ? GLUED : WORD, at, to);
        kind = digits ? Piece.Kind.UNCLEAR : Piece.Kind.WORDS;
      }
      if (end <= at) {
        end = at + 1;
      }
      if (end == at + 1 && text.text().charAt(at) == '(') {
        openBracket = OPEN_FOR;
      }
      add(at, end, kind, fragment);
      fresh = Character.isWhitespace(text.text().charAt(end - 1));
      open = kind != Piece.Kind.WORDS || opens(at, end);
      at = end;
    }
  }

  /**
   * Skips the rest of a gloss whose bracket opened on a line above. Lines that hold only figures
   * stand in the midst of a gloss where a cell is broken over lines, and are no part of it.
   */
  private int bracketed(Fragment fragment, int from, int to) {
    if (openBracket == 0 || from != fragment.start()) {
      return from;
    }
    String content = text.text().subSequence(from, to).toString();
    if (Written.words(content).isEmpty()) {
      return from;
    }
    int close = content.indexOf(')');
    openBracket = close >= 0 ? 0 : openBracket - 1;
    int end = close >= 0 ? from + close + 1 : to;
    String said = content.replaceAll(Measures.ANY, "");
    boolean brief = Written.words(said).length() < FEW_WORDS;
    if (close < 0 && (openBracket == 0 || brief)) {
      return from;
    }
    add(from, end, Piece.Kind.WORDS, fragment);
    return end;
  }

  /** Brackets closed, a colon or a line of dots lead to a figure. */
  private boolean opens(int from, int to) {
    return LEADER.matcher(text.text().subSequence(from, to)).find();
  }

  private boolean onlyDigits(int from, int to) {
    String content = text.text().subSequence(from, to).toString();
    return Written.words(content).isEmpty() && content.chars().anyMatch(Character::isDigit);
  }

  private static int end(Matcher matcher, Pattern pattern, int at, int to) {
    matcher.usePattern(pattern).region(at, to);
    return matcher.lookingAt() ? matcher.end() : -1;
  }

  private void add(int start, int end, Piece.Kind wanted, Fragment fragment) {
    // Of 18告知 nobody can tell whether the 8 is the label's numeral.
    boolean numeral = wanted == Piece.Kind.FIGURE && start < end && unnumbered.get(end);
    Piece.Kind kind = numeral ? Piece.Kind.UNCLEAR : wanted;
    String printed = text.text().subSequence(start, end).toString().strip();
    pieces.add(new Piece(start, end, printed, kind, fragment));
  }
}
