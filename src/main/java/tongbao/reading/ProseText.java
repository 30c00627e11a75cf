package tongbao.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Running text as sentences, whatever lines it was broken over: without spaces, digits and signs in
 * their plain form, what stands in brackets set apart.
 */
final class ProseText {

  /** Nobody writes longer sentences, and patterns should not be run over whole books at once. */
  private static final int LONGEST_SENTENCE = 4000;

  private static final String ENDS_OF_SENTENCES = "。;!?";

  /** What lines may end with that go on in the next paragraph. */
  private static final String ENDS_OF_LINES = ENDS_OF_SENTENCES + ":";

  private static final Pattern HEADING =
      Pattern.compile("(?:[一二三四五六七八九十]{1,3}、|\\([一二三四五六七八九十]{1,3}\\))[^0-9,、;:。]{2,24}");

  /**
   * A sentence.
   *
   * @param whole with its brackets
   * @param plain without brackets and what stands in them
   * @param asides what stands in brackets
   * @param before what stands before it in its paragraph, without brackets
   */
  record Sentence(Passage whole, Passage plain, List<Passage> asides, String before) {}

  /** Text and the line each of its characters stands in. */
  static final class Passage {

    private final String text;
    private final List<Block.Line> lines;
    private final int[] lineOf;

    private Passage(String text, List<Block.Line> lines, int[] lineOf) {
      this.text = text;
      this.lines = lines;
      this.lineOf = lineOf;
    }

    String text() {
      return text;
    }

    /** Where a character stands. */
    Place placeOf(int at) {
      return lines.get(lineOf[at]).place();
    }

    Passage part(int begin, int end) {
      return new Passage(text.substring(begin, end), lines, Arrays.copyOfRange(lineOf, begin, end));
    }
  }

  /** How far back a sentence's subject is looked for. */
  private static final int CONTEXT = 400;

  /** More than any report has. */
  private static final int MOST_SENTENCES = 20_000;

  private final List<Block.Line> lines;
  private final List<Sentence> sentences = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int[] lineOf = new int[64];

  private ProseText(List<Block.Line> lines) {
    this.lines = lines;
  }

  static List<Sentence> sentences(List<Block.Line> lines) {
    return new ProseText(lines).read();
  }

  private List<Sentence> read() {
    for (int i = 0; i < lines.size(); i++) {
      String line = Normalizer.normalize(lines.get(i).text(), Normalizer.Form.NFKC);
      boolean blank = line.isBlank();
      if (blank) {
        endParagraph();
        continue;
      }
      line.codePoints()
          .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
          .forEach(new Appender(i)::add);
      if (HEADING.matcher(line.strip()).matches()) {
        endParagraph();
      } else if (text.length() > 0 && ENDS_OF_LINES.indexOf(text.charAt(text.length() - 1)) >= 0) {
        endParagraph();
      }
    }
    endParagraph();
    return sentences;
  }

  /** Appends characters of one line. */
  private final class Appender {
    private final int line;

    Appender(int line) {
      this.line = line;
    }

    void add(int codePoint) {
      int at = text.length();
      text.appendCodePoint(codePoint);
      while (lineOf.length < text.length()) {
        lineOf = Arrays.copyOf(lineOf, 2 * lineOf.length);
      }
      Arrays.fill(lineOf, at, text.length(), line);
    }
  }

  private void endParagraph() {
    StringBuilder before = new StringBuilder();
    int begin = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean ends = ENDS_OF_SENTENCES.indexOf(c) >= 0 && (depth <= 0 || c == '。');
      if (ends || i + 1 == text.length() || i - begin >= LONGEST_SENTENCE) {
        if (sentences.size() == MOST_SENTENCES) {
          break;
        }
        Sentence sentence = sentence(begin, i + 1, before.toString());
        sentences.add(sentence);
        before.append(sentence.plain().text());
        before.delete(0, Math.max(0, before.length() - CONTEXT));
        begin = i + 1;
        depth = 0;
      }
    }
    text.setLength(0);
  }

  private Sentence sentence(int begin, int end, String before) {
    StringBuilder plain = new StringBuilder();
    int[] plainLines = new int[end - begin];
    List<Passage> asides = new ArrayList<>();
    int at = begin;
    while (at < end) {
      int close = text.charAt(at) == '(' ? close(at, end) : -1;
      if (close >= 0) {
        asides.add(piece(at + 1, close));
        at = close + 1;
      } else {
        plainLines[plain.length()] = lineOf[at];
        plain.append(text.charAt(at++));
      }
    }
    return new Sentence(
        piece(begin, end), new Passage(plain.toString(), lines, plainLines), asides, before);
  }

  private int close(int open, int end) {
    int depth = 0;
    for (int i = open; i < end; i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private Passage piece(int begin, int end) {
    return new Passage(text.substring(begin, end), lines, Arrays.copyOfRange(lineOf, begin, end));
  }
}
