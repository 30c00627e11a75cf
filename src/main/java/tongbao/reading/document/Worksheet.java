package tongbao.reading.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import tongbao.edition.Text;
import tongbao.reading.Block;

/** One worksheet. Rows and columns keep the numbers they have on the sheet. */
final class Worksheet {

  private static final Text MERGED = new Text("合并单元格数", "the number of merged cells");

  private record Filled(String text, int rowSpan, int columnSpan) {}

  private final String name;
  private final XmlEvents xml;
  private final List<String> shared;
  private final CellFormats formats;
  private final Assembly assembly;

  /** By row and column; only what is shown. */
  private final TreeMap<Integer, TreeMap<Integer, Filled>> rows = new TreeMap<>();

  private final List<CellRangeAddress> merged = new ArrayList<>();
  private final BitSet hiddenColumns = new BitSet();
  private int cells;
  private int lastRow;
  private int lastColumn;
  private int row;
  private int column;
  private boolean hiddenRow;

  Worksheet(
      String name, XmlEvents xml, List<String> shared, CellFormats formats, Assembly assembly) {
    this.name = name;
    this.xml = xml;
    this.shared = shared;
    this.formats = formats;
    this.assembly = assembly;
  }

  void take() {
    while (xml.next()) {
      if (!xml.starts()) {
        continue;
      }
      switch (xml.name()) {
        case "col" -> hideColumns();
        case "row" -> startRow();
        case "c" -> cell();
        case "mergeCell" -> merge();
        default -> {}
      }
    }
    merged.forEach(this::join);
    List<Block.Table.Cell> found = new ArrayList<>();
    for (Map.Entry<Integer, TreeMap<Integer, Filled>> line : rows.entrySet()) {
      for (Map.Entry<Integer, Filled> cell : line.getValue().entrySet()) {
        if (line.getKey() <= lastRow && cell.getKey() <= lastColumn) {
          Filled filled = cell.getValue();
          found.add(
              assembly.cell(
                  line.getKey(),
                  cell.getKey(),
                  filled.rowSpan(),
                  filled.columnSpan(),
                  filled.text()));
        }
      }
    }
    if (lastRow > 0) {
      assembly.table(name, found);
    }
  }

  private void hideColumns() {
    if (xml.flag("hidden", false)) {
      int from = Math.max(1, xml.number("min", 1));
      int to = Math.min(xml.number("max", from), assembly.limits().columns());
      if (from <= to) {
        hiddenColumns.set(from, to + 1);
      }
    }
  }

  private void startRow() {
    row = xml.number("r", row + 1);
    column = 0;
    hiddenRow = xml.flag("hidden", false);
  }

  private void cell() {
    String reference = xml.attribute("r");
    if (reference != null) {
      place(reference);
    } else {
      column++;
    }
    String text = text().strip();
    if (!text.isEmpty() && (hiddenRow || hiddenColumns.get(Math.max(0, column)))) {
      assembly.remark(
          Text.of(
              "工作表“{}”中隐藏的行或列未读入。",
              "Hidden rows or columns of the worksheet \"{}\" were left out.",
              name));
      return;
    }
    cells = Assembly.counted(cells + 1, 4 * assembly.limits().cells(), Assembly.CELLS);
    if (!text.isEmpty()) {
      lastRow = Math.max(lastRow, Assembly.counted(row, assembly.limits().rows(), Assembly.ROWS));
      lastColumn =
          Math.max(
              lastColumn, Assembly.counted(column, assembly.limits().columns(), Assembly.COLUMNS));
    }
    rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, new Filled(text, 1, 1));
  }

  private void place(String reference) {
    if (!reference.matches("[A-Z]{1,3}[1-9][0-9]{0,6}")) {
      throw Unreadable.corrupt(DocumentKind.WORKBOOK);
    }
    CellReference at = new CellReference(reference);
    row = at.getRow() + 1;
    column = at.getCol() + 1;
  }

  private String text() {
    String type = xml.attribute("t");
    int style = xml.number("s", 0);
    int start = xml.depth();
    String formula = "";
    String stored = "";
    boolean hasValue = false;
    while (xml.within(start)) {
      if (xml.starts("f")) {
        formula = xml.textWithin(assembly);
      } else if (xml.starts("v")) {
        stored = xml.textWithin(assembly);
        hasValue = true;
      } else if (xml.starts("is")) {
        stored = Workbook.richText(xml, assembly);
        hasValue = true;
      }
    }
    if (!hasValue) {
      // Never worked out by a spreadsheet: shown as it is, lest it pass for a blank.
      return formula.isEmpty() ? "" : "=" + formula;
    }
    return switch (type == null ? "n" : type) {
      case "s" -> sharedText(stored);
      case "n", "d" -> "d".equals(type) ? stored : formats.text(stored, style);
      case "b" -> stored.equals("1") ? "TRUE" : "FALSE";
      default -> stored;
    };
  }

  private String sharedText(String index) {
    if (!index.strip().matches("[0-9]{1,9}") || Integer.parseInt(index.strip()) >= shared.size()) {
      throw Unreadable.corrupt(DocumentKind.WORKBOOK);
    }
    return shared.get(Integer.parseInt(index.strip()));
  }

  private void merge() {
    String reference = xml.attribute("ref");
    Assembly.counted(merged.size() + 1, assembly.limits().cells(), MERGED);
    if (reference == null
        || !reference.matches("[A-Z]{1,3}[1-9][0-9]{0,6}(:[A-Z]{1,3}[1-9][0-9]{0,6})?")) {
      throw Unreadable.corrupt(DocumentKind.WORKBOOK);
    }
    merged.add(CellRangeAddress.valueOf(reference));
  }

  /** Joins the cells of a range into its first, as far as the sheet is filled. */
  private void join(CellRangeAddress range) {
    int top = range.getFirstRow() + 1;
    int left = range.getFirstColumn() + 1;
    int bottom = Math.min(range.getLastRow() + 1, lastRow);
    int right = Math.min(range.getLastColumn() + 1, lastColumn);
    if (top > bottom || left > right) {
      return;
    }
    TreeMap<Integer, Filled> first = rows.computeIfAbsent(top, r -> new TreeMap<>());
    Filled before = first.get(left);
    String text = before == null ? "" : before.text();
    for (Map.Entry<Integer, TreeMap<Integer, Filled>> line :
        rows.subMap(top, true, bottom, true).entrySet()) {
      assembly.watch().look();
      line.getValue().subMap(left, true, right, true).clear();
    }
    first.put(left, new Filled(text, bottom - top + 1, right - left + 1));
  }
}
