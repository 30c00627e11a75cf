package tongbao.reading.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tongbao.reading.Block;
import tongbao.reading.Place;

/**
 * Plain text. Lines stay as they are; tables drawn with pipes, as Markdown has them, are tables.
 */
final class TextFile {

  private static final Pattern RULE = Pattern.compile(":?-+:?");
  private static final Pattern BREAK = Pattern.compile("<br\\s*/?>", Pattern.CASE_INSENSITIVE);

  private final List<String> lines;
  private final Assembly assembly;

  private TextFile(List<String> lines, Assembly assembly) {
    this.lines = lines;
    this.assembly = assembly;
  }

  static void take(String text, Assembly assembly) {
    new TextFile(lines(text, assembly), assembly).take();
  }

  private void take() {
    int at = 0;
    while (at < lines.size()) {
      if (startsTable(at)) {
        at = table(at);
      } else {
        assembly.line(Place.line(at + 1), lines.get(at));
        at++;
      }
    }
  }

  /** Lines end with a line feed, a return, both, or the form feed of a page. */
  private static List<String> lines(String text, Assembly assembly) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(from, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        from = i + 1;
        Assembly.counted(
            lines.size(), assembly.limits().lines() + assembly.limits().rows(), Assembly.LINES);
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    lines.forEach(
        line ->
            Assembly.counted(
                line.length(), assembly.limits().lineCharacters(), Assembly.LINE_CHARACTERS));
    return lines;
  }

  private boolean startsTable(int at) {
    if (at + 1 >= lines.size() || lines.get(at).indexOf('|') < 0) {
      return false;
    }
    List<String> rule = lines.get(at + 1).indexOf('|') >= 0 ? cells(lines.get(at + 1)) : List.of();
    return !rule.isEmpty()
        && rule.stream().allMatch(cell -> RULE.matcher(cell).matches())
        && rule.size() == cells(lines.get(at)).size();
  }

  /** Takes a table and returns the line behind it. */
  private int table(int start) {
    List<Block.Table.Cell> cells = new ArrayList<>();
    int row = 0;
    int at = start;
    while (at < lines.size() && lines.get(at).indexOf('|') >= 0) {
      if (at != start + 1) {
        row++;
        int column = 0;
        for (String cell : cells(lines.get(at))) {
          column++;
          cells.add(assembly.cell(row, column, 1, 1, cell));
        }
      }
      at++;
    }
    assembly.table(null, cells);
    return at;
  }

  private List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    String inner = line.strip();
    StringBuilder cell = new StringBuilder();
    int start = inner.startsWith("|") ? 1 : 0;
    for (int i = start; i < inner.length(); i++) {
      assembly.watch().step();
      char c = inner.charAt(i);
      if (c == '\\' && i + 1 < inner.length() && inner.charAt(i + 1) == '|') {
        cell.append('|');
        i++;
      } else if (c == '|') {
        cells.add(plain(cell));
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (!cell.isEmpty() || !inner.endsWith("|")) {
      cells.add(plain(cell));
    }
    return cells;
  }

  private static String plain(StringBuilder cell) {
    String text = BREAK.matcher(cell.toString().strip()).replaceAll("\n");
    boolean bold = text.length() > 4 && text.startsWith("**") && text.endsWith("**");
    return bold ? text.substring(2, text.length() - 2) : text;
  }
}
