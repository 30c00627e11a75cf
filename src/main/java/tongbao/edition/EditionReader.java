package tongbao.edition;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one edition file. The format is described by the files themselves; whatever does not fit it
 * is refused with every fault listed.
 */
public final class EditionReader {

  private final String file;
  private final List<String> faults = new ArrayList<>();

  private EditionReader(String file) {
    this.file = file;
  }

  /**
   * The edition in a file.
   *
   * @param file its name without folder: the edition's id and {@code .yaml}
   * @throws MalformedEditionException naming every fault
   */
  public static Edition read(String file, InputStream content) throws IOException {
    return new EditionReader(file).read(content);
  }

  private Edition read(InputStream content) throws IOException {
    YamlSection root = YamlSection.read(file, content, faults);
    stopAtFaults();
    String id = root.text("edition");
    if (!file.equals(id + ".yaml")) {
      root.fault("edition '" + id + "' must stand in a file " + id + ".yaml");
    }
    String document = root.text("document");
    Text title = root.optionalBilingual("title");
    if (title == null) {
      root.fault("title is missing");
      title = new Text(id, id);
    }
    YamlSection years = root.section("years");
    Integer from = years.optionalInteger("from");
    Integer to = years.optionalInteger("to");
    years.refuseLeftovers();
    if (from == null) {
      years.fault("from is missing");
      from = 0;
    } else if (to != null && to < from) {
      years.fault("to " + to + " lies before from " + from);
    }
    List<Indicator> rows = rows(root, columnGroups(root));
    List<Relation> relations = new RelationReader(id, rows).read(root.sections("relations"));
    List<PrintedTable> tables = new TableReader(rows).read(root);
    root.refuseLeftovers();
    stopAtFaults();
    Edition edition = new Edition(id, document, title, from, to, rows, relations, tables);
    refuseIdleTotalling(edition, root);
    stopAtFaults();
    return edition;
  }

  private static void refuseIdleTotalling(Edition edition, YamlSection root) {
    for (Derivation derivation : edition.derivations()) {
      if (derivation.under().isEmpty() && derivation.sums().isEmpty()) {
        root.fault("'" + derivation.cell().code() + "' is totalled from parts, but is no sum");
      }
    }
    for (Cell cell : edition.cells()) {
      if ((cell.totalling() == Totalling.BY_MEASURE) == cell.measures().isEmpty()) {
        root.fault("'" + cell.code() + "': units to choose from and by-measure go together");
      }
    }
  }

  private void stopAtFaults() {
    if (!faults.isEmpty()) {
      throw new MalformedEditionException(file, faults);
    }
  }

  private Map<String, List<Column>> columnGroups(YamlSection root) {
    Map<String, List<Column>> groups = new HashMap<>();
    if (!root.has("columns")) {
      return groups;
    }
    YamlSection columns = root.section("columns");
    for (String group : columns.keys()) {
      groups.put(group, columns(columns.sections(group)));
    }
    return groups;
  }

  private List<Column> columns(List<YamlSection> sections) {
    List<Column> columns = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (YamlSection section : sections) {
      String code = section.text("code");
      if (!CellCode.COLUMN.matcher(code).matches()) {
        section.fault("code '" + code + "' must be lower-case words joined by hyphens");
      }
      if (!codes.add(code)) {
        section.fault("code '" + code + "' stands twice");
      }
      NumberType type =
          section.has("type") ? section.choice("type", NumberType.class).orElse(null) : null;
      if (type == NumberType.HEADING) {
        section.fault("a column cannot be a heading");
      }
      List<String> measures = section.has("units") ? section.texts("units") : List.of();
      String unit = section.optionalText("unit");
      if (unit != null && !measures.isEmpty()) {
        section.fault("takes unit, which is fixed, or units, to choose from, not both");
      }
      columns.add(
          new Column(
              code,
              section.text("label"),
              section.text("gloss"),
              section.optionalText("group"),
              unit,
              List.copyOf(measures),
              type,
              totalling(section),
              section.flag("overlaps")));
      section.refuseLeftovers();
    }
    return List.copyOf(columns);
  }

  private static @Nullable Totalling totalling(YamlSection section) {
    return section.has("totalling")
        ? section.choice("totalling", Totalling.class).orElse(null)
        : null;
  }

  private List<Indicator> rows(YamlSection root, Map<String, List<Column>> columnGroups) {
    List<Indicator> rows = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (YamlSection section : root.sections("rows")) {
      Indicator row = row(section, columnGroups);
      if (!CellCode.ROW.matcher(row.code()).matches()) {
        section.fault("code '" + row.code() + "' must be lower-case words joined by . and -");
      }
      if (row.parent() != null && !codes.contains(row.parent())) {
        section.fault("parent '" + row.parent() + "' is no row above this one");
      }
      if (!codes.add(row.code())) {
        section.fault("code '" + row.code() + "' stands twice");
      }
      rows.add(row);
    }
    if (Edition.cellsOf(rows).isEmpty()) {
      root.fault("rows must hold at least one row that takes a number");
    }
    return rows;
  }

  private Indicator row(YamlSection section, Map<String, List<Column>> columnGroups) {
    NumberType type = section.choice("type", NumberType.class).orElse(NumberType.HEADING);
    String unit = section.optionalText("unit");
    String group = section.optionalText("columns");
    List<Column> columns = List.of();
    if (group != null && columnGroups.containsKey(group)) {
      columns = columnGroups.getOrDefault(group, List.of());
    } else if (group != null) {
      section.fault("columns '" + group + "' is none of " + columnGroups.keySet());
    }
    boolean unitsInColumns =
        !columns.isEmpty()
            && columns.stream()
                .allMatch(column -> column.unit() != null || !column.measures().isEmpty());
    if (type != NumberType.HEADING && unit == null && !unitsInColumns) {
      section.fault("a row that takes a number needs a unit of measure");
    }
    if (type == NumberType.HEADING && (unit != null || group != null)) {
      section.fault("a heading takes neither unit nor columns");
    }
    boolean alternative = section.flag("alternative");
    if (alternative && type == NumberType.HEADING) {
      section.fault("a heading takes nothing, so nothing instead of the rows under it either");
    }
    Totalling totalling = totalling(section);
    Indicator row =
        new Indicator(
            section.text("code"),
            section.optionalText("number"),
            section.text("label"),
            section.text("gloss"),
            type,
            unit,
            section.optionalText("parent"),
            columns,
            section.optionalText("basis"),
            alternative,
            section.has("variants") ? List.copyOf(section.texts("variants")) : List.of(),
            totalling == null ? Totalling.ADDED : totalling);
    section.refuseLeftovers();
    return row;
  }
}
