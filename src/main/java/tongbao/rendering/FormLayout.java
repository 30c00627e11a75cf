package tongbao.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Column;
import tongbao.edition.Indicator;
import tongbao.edition.PrintedTable;
import tongbao.rendering.PrintedForm.Grid;
import tongbao.rendering.PrintedForm.Heading;
import tongbao.rendering.PrintedForm.Kind;
import tongbao.rendering.PrintedForm.Section;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;

/** Lays a sheet out as its edition prints it. Knows kinds of tables, and no edition by name. */
public final class FormLayout {

  private final Sheet sheet;
  private final PrintedTable table;
  private final Map<String, Indicator> rowsInside;
  private final List<Indicator> shown;
  private final GridBuilder grid;

  private FormLayout(Sheet sheet, PrintedTable table) {
    this.sheet = sheet;
    this.table = table;
    this.rowsInside =
        table.rows().stream().collect(Collectors.toMap(Indicator::code, Function.identity()));
    this.shown = table.rows().stream().filter(this::isShown).toList();
    this.grid = new GridBuilder(sheet);
  }

  /** The printed form. */
  public static PrintedForm of(
      Heading heading, Sheet sheet, SignOff signOff, List<String> remarks) {
    List<Section> sections = new ArrayList<>();
    for (PrintedTable table : sheet.edition().tables()) {
      Indicator part = table.part();
      sections.add(
          new Section(part == null ? null : part.label(), new FormLayout(sheet, table).grid()));
    }
    return new PrintedForm(heading, sections, signOff, remarks, null);
  }

  private Grid grid() {
    return switch (table.layout()) {
      case LIST -> list();
      case BLOCKS -> blocks();
      case MATRIX -> matrix();
      case ACROSS -> across();
    };
  }

  private Grid list() {
    for (int i = 0; i < table.headings().size(); i++) {
      grid.words(0, i, 1, 1, Kind.HEADING, table.headings().get(i));
    }
    for (Indicator row : shown) {
      int line = grid.nextRow();
      if (row.heading()) {
        grid.label(line, 0, 1, depth(row), printed(row, row.label()));
        grid.words(line, 1, 1, 1, Kind.EMPTY, "");
        grid.words(line, 2, 1, 1, Kind.EMPTY, "");
        continue;
      }
      for (CellCode code : codes(row)) {
        int at = grid.nextRow();
        var cell = sheet.edition().cell(code);
        grid.label(at, 0, 1, depth(row), printed(row, cell.label()));
        grid.words(at, 1, 1, 1, Kind.UNIT, cell.unit());
        grid.value(at, 2, 1, cell);
      }
    }
    return grid.build(List.of(730, 110, 160), 1);
  }

  private String printed(Indicator row, String label) {
    String note = table.notes().get(row.code());
    return note == null ? label : label + "\n" + note;
  }

  private Grid blocks() {
    int most = shown.stream().mapToInt(row -> row.columns().size()).max().orElse(1);
    List<Column> headed = List.of();
    for (Indicator row : shown) {
      int line = grid.nextRow();
      if (row.heading()) {
        grid.words(line, 0, 1, 1 + most, Kind.BLOCK, row.label());
        headed = List.of();
        continue;
      }
      if (!row.columns().equals(headed)) {
        headed = row.columns();
        grid.words(line, 0, 1, 1, Kind.HEADING, table.headings().get(0));
        for (int i = 0; i < headed.size(); i++) {
          grid.words(line, 1 + i, 1, spread(i, headed, most), Kind.HEADING, headed.get(i).label());
        }
        line++;
      }
      grid.label(line, 0, 1, 0, row.label());
      List<CellCode> codes = codes(row);
      for (int i = 0; i < codes.size(); i++) {
        grid.value(line, 1 + i, spread(i, headed, most), sheet.edition().cell(codes.get(i)));
      }
    }
    int first = 340;
    return grid.build(GridBuilder.widths(List.of(first), most, 1000 - first), 0);
  }

  /** The last column takes what is left of the table. */
  private static int spread(int column, List<Column> columns, int most) {
    return column == columns.size() - 1 ? most - column : 1;
  }

  private Grid matrix() {
    List<Column> columns = columns();
    int labels = levels();
    int headRows = columns.stream().anyMatch(column -> column.group() != null) ? 3 : 2;
    grid.words(0, 0, headRows, labels, Kind.HEADING, table.headings().get(0));
    grid.words(0, labels, 1, columns.size(), Kind.HEADING, table.headings().get(1));
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String group = column.group();
      if (group == null) {
        grid.words(1, labels + i, headRows - 1, 1, Kind.HEADING, column.label());
      } else {
        if (i == 0 || !group.equals(columns.get(i - 1).group())) {
          grid.words(1, labels + i, 1, groupLength(columns, i), Kind.HEADING, group);
        }
        grid.words(2, labels + i, 1, 1, Kind.HEADING, column.label());
      }
    }
    int line = headRows;
    for (Indicator row : shown) {
      int depth = groupDepth(row);
      if (isGroup(row)) {
        grid.words(line, depth, (int) leaves(row), 1, Kind.GROUP, row.label());
        continue;
      }
      grid.label(line, depth, labels - depth, 0, row.label());
      List<CellCode> codes = codes(row);
      for (int i = 0; i < codes.size(); i++) {
        grid.value(line, labels + i, 1, sheet.edition().cell(codes.get(i)));
      }
      line++;
    }
    List<Integer> first =
        switch (labels) {
          case 1 -> List.of(400);
          case 2 -> List.of(120, 280);
          default -> GridBuilder.widths(List.of(50, 110), labels - 2, 280);
        };
    int rest = 1000 - first.stream().mapToInt(Integer::intValue).sum();
    return grid.build(GridBuilder.widths(first, columns.size(), rest), headRows);
  }

  private static int groupLength(List<Column> columns, int from) {
    String group = columns.get(from).group();
    int to = from;
    while (to < columns.size() && group != null && group.equals(columns.get(to).group())) {
      to++;
    }
    return to - from;
  }

  private Grid across() {
    List<Column> columns = columns();
    int levels = levels();
    int at = 0;
    for (Indicator row : shown) {
      int depth = groupDepth(row);
      if (isGroup(row)) {
        grid.words(depth, at, 1, (int) leaves(row) * columns.size(), Kind.HEADING, row.label());
        continue;
      }
      grid.words(depth, at, levels - depth, columns.size(), Kind.HEADING, row.label());
      List<CellCode> codes = codes(row);
      for (int i = 0; i < columns.size(); i++) {
        grid.words(levels, at + i, 1, 1, Kind.HEADING, columns.get(i).label());
        grid.value(levels + 1, at + i, 1, sheet.edition().cell(codes.get(i)));
      }
      at += columns.size();
    }
    return grid.build(GridBuilder.widths(List.of(), at, 1000), levels + 1);
  }

  /** The columns all rows of this table share. */
  private List<Column> columns() {
    return table.rows().stream()
        .map(Indicator::columns)
        .filter(columns -> !columns.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private List<CellCode> codes(Indicator row) {
    return sheet.edition().cells().stream()
        .filter(cell -> cell.row().equals(row))
        .map(Cell::code)
        .toList();
  }

  /** The rows an alternative stands for are printed unless it says something itself. */
  private boolean isShown(Indicator row) {
    Indicator above = parent(row);
    return above == null || !isSingle(above);
  }

  private boolean isSingle(Indicator row) {
    return row.alternative()
        && codes(row).stream()
            .anyMatch(
                code ->
                    sheet.number(code) != null || sheet.remarks().notApplicable().contains(code));
  }

  private boolean isGroup(Indicator row) {
    return row.heading() || (row.alternative() && !isSingle(row));
  }

  private long leaves(Indicator group) {
    return shown.stream().filter(row -> !isGroup(row) && isUnder(row, group)).count();
  }

  /** How many columns of labels, or rows of headings, the rows need. */
  private int levels() {
    return shown.stream()
        .filter(row -> !isGroup(row))
        .mapToInt(row -> groupDepth(row) + 1)
        .max()
        .orElse(1);
  }

  private int groupDepth(Indicator row) {
    int depth = 0;
    for (Indicator above = parent(row); above != null; above = parent(above)) {
      depth += isGroup(above) ? 1 : 0;
    }
    return depth;
  }

  private int depth(Indicator row) {
    int depth = 0;
    for (Indicator above = parent(row); above != null; above = parent(above)) {
      depth++;
    }
    return depth;
  }

  private boolean isUnder(Indicator row, Indicator group) {
    for (Indicator above = parent(row); above != null; above = parent(above)) {
      if (above.equals(group)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Indicator parent(Indicator row) {
    return row.parent() == null ? null : rowsInside.get(row.parent());
  }
}
