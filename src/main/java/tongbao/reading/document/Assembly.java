package tongbao.reading.document;

import java.util.ArrayList;
import java.util.List;
import tongbao.edition.Text;
import tongbao.reading.Block;
import tongbao.reading.Document;
import tongbao.reading.Place;

/** The blocks of a document as they are found, counted against the limits. */
final class Assembly {

  static final Text TABLES = new Text("表格数", "the number of tables");
  static final Text CELLS = new Text("表格单元格数", "the number of table cells");
  static final Text ROWS = new Text("表格行数", "the number of rows of a table");
  static final Text COLUMNS = new Text("表格列数", "the number of columns of a table");
  static final Text LINES = new Text("行数", "the number of lines");
  static final Text LINE_CHARACTERS =
      new Text("一行或一格的字符数", "the number of characters of a line or cell");
  static final Text CHARACTERS = new Text("字符数", "the number of characters");

  private final Limits limits;
  private final Watch watch;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Text> remarks = new ArrayList<>();
  private int lines;
  private int tables;
  private int cells;
  private int characters;
  private boolean replacement;

  Assembly(Limits limits, Watch watch) {
    this.limits = limits;
    this.watch = watch;
  }

  Limits limits() {
    return limits;
  }

  Watch watch() {
    return watch;
  }

  /** The number the next line has in a document without pages. */
  int nextLine() {
    return lines + 1;
  }

  void line(Place place, String text) {
    watch.step();
    lines = counted(lines + 1, limits.lines(), LINES);
    take(text);
    blocks.add(new Block.Line(place, text));
  }

  /** A line of a document without pages, with the next number. */
  void line(String text) {
    line(Place.line(nextLine()), text);
  }

  /** Checks a cell against the limits before it is kept anywhere. */
  Block.Table.Cell cell(int row, int column, int rowSpan, int columnSpan, String text) {
    watch.step();
    cells = counted(cells + 1, limits.cells(), CELLS);
    counted(row, limits.rows(), ROWS);
    counted(column, limits.columns(), COLUMNS);
    take(text);
    return new Block.Table.Cell(row, column, rowSpan, columnSpan, text);
  }

  void table(@org.jspecify.annotations.Nullable String sheet, List<Block.Table.Cell> content) {
    if (!content.isEmpty()) {
      tables = counted(tables + 1, limits.tables(), TABLES);
      blocks.add(new Block.Table(tables, sheet, List.copyOf(content)));
    }
  }

  void remark(Text remark) {
    if (!remarks.contains(remark)) {
      remarks.add(remark);
    }
  }

  static int counted(int count, int limit, Text what) {
    if (count > limit) {
      throw Unreadable.tooLarge(what, limit);
    }
    return count;
  }

  private void take(String text) {
    counted(text.length(), limits.lineCharacters(), LINE_CHARACTERS);
    characters = counted(characters + text.length(), limits.characters(), CHARACTERS);
    replacement |= text.indexOf('\uFFFD') >= 0;
  }

  Opened done(DocumentKind kind) {
    boolean blank =
        blocks.stream()
            .allMatch(
                block ->
                    block instanceof Block.Line line
                        ? line.text().isBlank()
                        : ((Block.Table) block)
                            .cells().stream().allMatch(cell -> cell.text().isBlank()));
    if (blank) {
      throw kind == DocumentKind.PDF ? Unreadable.scan() : Unreadable.empty();
    }
    if (replacement) {
      remark(
          new Text(
              "文件里有替换字符（U+FFFD）：有的字在保存之前就已丢失。",
              "The file holds replacement characters (U+FFFD): some characters were lost before"
                  + " it was saved."));
    }
    return new Opened(kind, new Document(List.copyOf(blocks)), List.copyOf(remarks));
  }
}
