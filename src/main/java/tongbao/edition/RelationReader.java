package tongbao.edition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the relations of an edition file. A relation between rows that have the same columns holds
 * in each column, and becomes one relation per column.
 */
final class RelationReader {

  private enum Kind {
    SUM,
    ROW_SUM,
    PARTS_AT_MOST,
    OF_WHICH,
    UNION,
    AT_MOST,
    EQUAL,
    REQUIRES,
    RANGE,
    NOT_NEGATIVE,
    COINCIDENCE,
    RESERVED,
    TELL,
    ACROSS_YEARS
  }

  private final String edition;
  private final Map<String, Indicator> rows = new HashMap<>();
  private final Set<String> cells = new HashSet<>();
  private final Set<String> ids = new HashSet<>();

  RelationReader(String edition, List<Indicator> rows) {
    this.edition = edition;
    rows.forEach(row -> this.rows.put(row.code(), row));
    Edition.cellsOf(rows).forEach(cell -> cells.add(cell.code().value()));
  }

  List<Relation> read(List<YamlSection> sections) {
    List<Relation> relations = new ArrayList<>();
    for (YamlSection section : sections) {
      section.choice("kind", Kind.class).ifPresent(kind -> read(kind, section, relations));
    }
    return relations;
  }

  private void read(Kind kind, YamlSection section, List<Relation> relations) {
    var standing = section.choice("standing", Relation.Standing.class);
    String source = section.text("source");
    Text note = section.optionalBilingual("note");
    if (kind == Kind.ROW_SUM) {
      standing.ifPresent(firm -> readRowSums(section, firm, source, note, relations));
      return;
    }
    if (kind == Kind.RESERVED || kind == Kind.TELL || kind == Kind.ACROSS_YEARS) {
      standing.ifPresent(firm -> readOfCircumstances(kind, section, firm, source, note, relations));
      return;
    }
    List<String> first = operands(section, firstKey(kind));
    String other = secondKey(kind);
    List<String> second = other == null ? List.of() : operands(section, other);
    BigDecimal min = kind == Kind.RANGE ? section.optionalNumber("min") : null;
    BigDecimal max = kind == Kind.RANGE ? section.optionalNumber("max") : null;
    section.refuseLeftovers();
    if (kind == Kind.RANGE && min == null && max == null) {
      section.fault("a range needs min or max");
    }
    Set<String> once = new HashSet<>(first);
    for (String operand : second) {
      if (!once.add(operand)) {
        section.fault("'" + operand + "' stands twice");
      }
    }
    boolean allKnown = allKnown(section, once);
    if (standing.isEmpty() || !allKnown) {
      return;
    }
    for (String column : columnsOf(section, once)) {
      List<CellCode> left = cellsOf(first, column);
      List<CellCode> right = cellsOf(second, column);
      String suffix = YamlSection.wordOf(kind);
      var origin =
          new Relation.Origin(
              idOf(section, left.get(0), suffix), standing.orElseThrow(), source, note);
      relations.add(relation(kind, section, origin, left, right, min, max));
    }
  }

  /** Relations that depend on more than the sheet. */
  private void readOfCircumstances(
      Kind kind,
      YamlSection section,
      Relation.Standing standing,
      String source,
      @Nullable Text note,
      List<Relation> relations) {
    if (kind == Kind.ACROSS_YEARS) {
      readAcrossYears(section, standing, source, note, relations);
      return;
    }
    List<String> operands = section.texts(kind == Kind.TELL ? "when" : "cells");
    Power power = kind == Kind.RESERVED ? section.choice("power", Power.class).orElse(null) : null;
    section.refuseLeftovers();
    if (!allKnown(section, new HashSet<>(operands)) || (kind == Kind.RESERVED && power == null)) {
      return;
    }
    List<CellCode> cells = new ArrayList<>();
    for (String operand : operands) {
      for (String column : columnsOf(section, Set.of(operand))) {
        cells.addAll(cellsOf(List.of(operand), column));
      }
    }
    String suffix = YamlSection.wordOf(kind);
    String first = kind == Kind.TELL ? cells.get(0).value() : operands.get(0);
    var origin =
        new Relation.Origin(idOf(section, new CellCode(first), suffix), standing, source, note);
    relations.add(
        power == null
            ? new Relation.Tell(origin, List.copyOf(cells))
            : new Relation.Reserved(origin, List.copyOf(cells), power));
  }

  /** Named as every rule about the year before, and after what they follow. */
  private void readAcrossYears(
      YamlSection section,
      Relation.Standing standing,
      String source,
      @Nullable Text note,
      List<Relation> relations) {
    String now = section.text("now");
    List<String> before = section.texts("before");
    List<String> plus = section.has("plus") ? section.texts("plus") : List.of();
    List<String> minus = section.has("minus") ? section.texts("minus") : List.of();
    section.refuseLeftovers();
    Set<String> operands = new HashSet<>(before);
    operands.addAll(plus);
    operands.addAll(minus);
    operands.add(now);
    if (!allKnown(section, operands)) {
      return;
    }
    for (String column : columnsOf(section, operands)) {
      CellCode cell = cellsOf(List.of(now), column).get(0);
      String id = edition + ".year-before.follows." + cell;
      if (!ids.add(id)) {
        section.fault("a second relation would be named " + id);
      }
      relations.add(
          new Relation.AcrossYears(
              new Relation.Origin(id, standing, source, note),
              cell,
              cellsOf(before, column),
              cellsOf(plus, column),
              cellsOf(minus, column)));
    }
  }

  /** In each of the rows, one column is the sum of the others. */
  private void readRowSums(
      YamlSection section,
      Relation.Standing standing,
      String source,
      @Nullable Text note,
      List<Relation> relations) {
    String total = section.text("total");
    for (String code : section.texts("rows")) {
      Indicator row = rows.get(code);
      List<String> columns =
          row == null ? List.of() : row.columns().stream().map(Column::code).toList();
      if (!columns.contains(total)) {
        section.fault("'" + code + "' is no row with a column '" + total + "'");
        continue;
      }
      List<CellCode> parts =
          columns.stream()
              .filter(column -> !column.equals(total))
              .map(column -> CellCode.of(code, column))
              .toList();
      CellCode sum = CellCode.of(code, total);
      var origin = new Relation.Origin(idOf(section, sum, "row-sum"), standing, source, note);
      relations.add(new Relation.Sum(origin, sum, parts));
    }
    section.refuseLeftovers();
  }

  private Relation relation(
      Kind kind,
      YamlSection section,
      Relation.Origin origin,
      List<CellCode> left,
      List<CellCode> right,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max) {
    return switch (kind) {
      case SUM, ROW_SUM -> new Relation.Sum(origin, left.get(0), right);
      case PARTS_AT_MOST -> new Relation.PartsAtMost(origin, left.get(0), right);
      case OF_WHICH -> new Relation.OfWhich(origin, left.get(0), right.get(0));
      case UNION ->
          new Relation.Union(
              origin,
              left.get(0),
              right,
              right.stream().map(part -> idOf(section, part, "union")).toList());
      case AT_MOST -> new Relation.AtMost(origin, left, right);
      case EQUAL -> new Relation.Equal(origin, left, right);
      case REQUIRES -> new Relation.Requires(origin, left, right);
      case RANGE -> new Relation.Range(origin, left.get(0), min, max);
      case NOT_NEGATIVE -> new Relation.NotNegative(origin, left);
      case COINCIDENCE -> new Relation.Coincidence(origin, left.get(0), right);
      case RESERVED, TELL, ACROSS_YEARS ->
          throw new IllegalArgumentException("read apart: " + kind);
    };
  }

  private static String firstKey(Kind kind) {
    return switch (kind) {
      case SUM, ROW_SUM, PARTS_AT_MOST, UNION -> "total";
      case OF_WHICH -> "part";
      case AT_MOST, EQUAL -> "left";
      case REQUIRES -> "when";
      case RANGE, COINCIDENCE -> "cell";
      case NOT_NEGATIVE -> "sum";
      case RESERVED, TELL, ACROSS_YEARS ->
          throw new IllegalArgumentException("read apart: " + kind);
    };
  }

  private static @Nullable String secondKey(Kind kind) {
    return switch (kind) {
      case SUM, ROW_SUM, PARTS_AT_MOST, UNION -> "parts";
      case OF_WHICH -> "whole";
      case AT_MOST, EQUAL -> "right";
      case REQUIRES -> "some";
      case COINCIDENCE -> "sum";
      case RANGE, NOT_NEGATIVE -> null;
      case RESERVED, TELL, ACROSS_YEARS ->
          throw new IllegalArgumentException("read apart: " + kind);
    };
  }

  private static List<String> operands(YamlSection section, String key) {
    return switch (key) {
      case "parts", "left", "right", "when", "some", "sum" -> section.texts(key);
      default -> List.of(section.text(key));
    };
  }

  private boolean allKnown(YamlSection section, Set<String> operands) {
    boolean known = !operands.isEmpty() && !operands.contains("");
    for (String operand : operands) {
      Indicator row = rows.get(operand);
      if (row != null && row.heading()) {
        section.fault("'" + operand + "' is a heading and carries no number");
        known = false;
      } else if (row == null && !cells.contains(operand) && !operand.isEmpty()) {
        section.fault("'" + operand + "' is no row and no cell of this edition");
        known = false;
      }
    }
    return known;
  }

  /** The columns a relation runs over; one empty name where it ties single cells. */
  private List<String> columnsOf(YamlSection section, Set<String> operands) {
    Set<List<String>> columns = new HashSet<>();
    for (String operand : operands) {
      Indicator row = rows.get(operand);
      columns.add(row == null ? List.of() : row.columns().stream().map(Column::code).toList());
    }
    if (columns.size() > 1) {
      section.fault("ties rows of different columns; name the cells as row@column");
      return List.of();
    }
    List<String> single = columns.iterator().next();
    return single.isEmpty() ? List.of("") : single;
  }

  private static List<CellCode> cellsOf(List<String> operands, String column) {
    return operands.stream()
        .map(operand -> column.isEmpty() ? CellCode.of(operand) : CellCode.of(operand, column))
        .toList();
  }

  private String idOf(YamlSection section, CellCode cell, String kind) {
    String id = edition + "." + cell + "." + kind;
    if (!ids.add(id)) {
      section.fault("a second relation would be named " + id);
    }
    return id;
  }
}
