package tongbao.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole document as one text, brought to one way of writing, that remembers where each character
 * came from. Lines and table rows end with a line feed, the cells of a row with a tab.
 */
final class DocumentText {

  private static final Pattern MEASURE =
      Pattern.compile("(?<!\\p{L})(?:" + Measures.ANY + ")(?!\\p{L})");

  private final StringBuilder text = new StringBuilder();
  private final List<Fragment> fragments = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private String allWords = "";
  private int[] wordAt = new int[1024];

  private DocumentText() {}

  static DocumentText of(Document document) {
    DocumentText whole = new DocumentText();
    List<Block.Line> lines = new ArrayList<>();
    document.blocks().stream()
        .filter(Block.Line.class::isInstance)
        .forEach(block -> lines.add((Block.Line) block));
    PageMarks marks = PageMarks.of(lines);
    for (Block block : document.blocks()) {
      if (block instanceof Block.Line line) {
        if (!marks.isMark(line)) {
          whole.addLine(line);
        }
      } else if (block instanceof Block.Table table) {
        whole.addTable(table);
      }
    }
    whole.allWords = whole.words.toString();
    return whole;
  }

  private void addLine(Block.Line line) {
    String[] fields = Written.plain(line.text()).split("\t", -1);
    // Tabs part a line into cells only where there are several: one may be an indent.
    if (fields.length < 4) {
      add(String.join(" ", fields), line.place(), null, null);
    } else {
      for (int i = 0; i < fields.length; i++) {
        var cell = new Block.Table.Cell(1, i + 1, 1, 1, fields[i]);
        add(fields[i], line.place(), null, cell);
        text.append('\t');
      }
    }
    text.append('\n');
  }

  private void addTable(Block.Table table) {
    for (List<Block.Table.Cell> row : TableRows.of(table)) {
      for (Block.Table.Cell cell : row) {
        add(
            Written.plain(cell.text()).replace('\n', ' ').replace('\t', ' '),
            table.placeOf(cell),
            table,
            cell);
        text.append('\t');
      }
      text.append('\n');
    }
  }

  private void add(
      String plain, Place place, Block.@Nullable Table table, Block.Table.@Nullable Cell cell) {
    int start = text.length();
    BitSet measures = measures(plain);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Written.wordCharacter(c) && !measures.get(i)) {
        if (words.length() == wordAt.length) {
          wordAt = Arrays.copyOf(wordAt, 2 * wordAt.length);
        }
        wordAt[words.length()] = start + i;
        words.append(c);
      }
      text.append(c);
    }
    fragments.add(new Fragment(start, text.length(), place, table, cell));
  }

  /** Units of measure by themselves: between the two halves of a broken label they part nothing. */
  private static BitSet measures(String plain) {
    BitSet measures = new BitSet();
    Matcher measure = MEASURE.matcher(plain);
    while (measure.find()) {
      measures.set(measure.start(), measure.end());
    }
    return measures;
  }

  /** The whole text. */
  CharSequence text() {
    return text;
  }

  /** Only its characters that carry words, without digits, punctuation and blanks. */
  String words() {
    return allWords;
  }

  /** Where a character of {@link #words} stands in {@link #text}. */
  int wordAt(int word) {
    return wordAt[word];
  }

  /** The first word at or behind a place of the text. */
  int firstWordFrom(int place) {
    int low = 0;
    int high = words.length();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (wordAt[middle] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The words of a line, or of all the cells of a table row. */
  String wordsOfRow(Fragment fragment) {
    return Written.words(text.substring(startOfRow(fragment.start()), endOfRow(fragment.end())));
  }

  /** Where the line, or the table row, begins that a place stands in. */
  int startOfRow(int place) {
    int from = place;
    while (from > 0 && text.charAt(from - 1) != '\n') {
      from--;
    }
    return from;
  }

  /** Where the line, or the table row, ends that a place stands in. */
  int endOfRow(int place) {
    int end = text.indexOf("\n", place);
    return end < 0 ? text.length() : end;
  }

  List<Fragment> fragments() {
    return fragments;
  }

  /** The line or cell that a character belongs to. */
  Fragment fragmentAt(int place) {
    return fragments.get(indexAt(place));
  }

  /** The first fragment that a place, or what stands behind it, can belong to. */
  int indexAt(int place) {
    int low = 0;
    int high = fragments.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (fragments.get(middle).start() <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
