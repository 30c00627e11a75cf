package tongbao.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.edition.PrintedTable.Layout;

/** Reads how an edition is printed. A file that does not say is printed as one list. */
final class TableReader {

  private static final List<String> LIST_HEADINGS = List.of("统计指标", "单位", "统计数");

  private final List<Indicator> rows;
  private final Map<String, Indicator> rowsByCode = new HashMap<>();

  TableReader(List<Indicator> rows) {
    this.rows = rows;
    rows.forEach(row -> rowsByCode.put(row.code(), row));
  }

  List<PrintedTable> read(YamlSection root) {
    if (!root.has("tables")) {
      return List.of(new PrintedTable(null, Layout.LIST, LIST_HEADINGS, Map.of(), rows));
    }
    List<PrintedTable> tables = new ArrayList<>();
    Set<String> printed = new HashSet<>();
    for (YamlSection section : root.sections("tables")) {
      PrintedTable table = table(section);
      tables.add(table);
      for (Indicator row : table.rows()) {
        if (!printed.add(row.code())) {
          section.fault("'" + row.code() + "' is printed in a table before this one already");
        }
      }
    }
    for (Indicator row : rows) {
      if (!row.heading() && !printed.contains(row.code())) {
        root.fault("'" + row.code() + "' is printed in no table");
      }
    }
    return tables;
  }

  private PrintedTable table(YamlSection section) {
    String partCode = section.optionalText("part");
    Indicator part = partCode == null ? null : rowsByCode.get(partCode);
    if (partCode != null && (part == null || !part.heading())) {
      section.fault("part '" + partCode + "' is no heading");
    }
    Layout layout = section.choice("layout", Layout.class).orElse(Layout.LIST);
    List<String> headings = section.has("headings") ? section.texts("headings") : List.of();
    if (headings.size() != layout.headings()) {
      section.fault("takes " + layout.headings() + " headings, not " + headings.size());
    }
    Map<String, String> notes = notes(section);
    section.refuseLeftovers();
    List<Indicator> inside =
        part == null ? rows : rows.stream().filter(row -> isUnder(row, part)).toList();
    refuseUnfit(section, layout, inside);
    return new PrintedTable(part, layout, headings, notes, inside);
  }

  private Map<String, String> notes(YamlSection section) {
    Map<String, String> notes = new LinkedHashMap<>();
    if (section.has("notes")) {
      YamlSection texts = section.section("notes");
      for (String row : texts.keys()) {
        notes.put(row, texts.text(row));
        if (!rowsByCode.containsKey(row)) {
          texts.fault("'" + row + "' is no row");
        }
      }
    }
    return Map.copyOf(notes);
  }

  private static void refuseUnfit(YamlSection section, Layout layout, List<Indicator> inside) {
    Set<List<Column>> columns =
        inside.stream()
            .filter(row -> !row.heading())
            .map(Indicator::columns)
            .collect(Collectors.toSet());
    if (columns.isEmpty()) {
      section.fault("prints no number");
    }
    if (layout != Layout.LIST && columns.contains(List.of())) {
      section.fault("prints rows without columns: only a list does");
    }
    if ((layout == Layout.MATRIX || layout == Layout.ACROSS) && columns.size() > 1) {
      section.fault("prints rows of different columns: only a list and blocks do");
    }
  }

  private boolean isUnder(Indicator row, Indicator part) {
    for (Indicator above = parent(row); above != null; above = parent(above)) {
      if (above.equals(part)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Indicator parent(Indicator row) {
    return row.parent() == null ? null : rowsByCode.get(row.parent());
  }
}
