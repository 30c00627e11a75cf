package tongbao.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One official form and the reporting years it governs. Read from a file; see {@link
 * EditionReader}.
 */
public final class Edition {

  private final String id;
  private final String document;
  private final Text title;
  private final int firstYear;
  private final @Nullable Integer lastYear;
  private final List<Indicator> rows;
  private final List<Cell> cells;
  private final List<Cell> printedCells;
  private final List<Cell> cellsByName;
  private final List<Alternative> alternatives;
  private final List<Relation> relations;
  private final List<Derivation> derivations;
  private final List<PrintedTable> tables;
  private final Map<String, Cell> cellsByCode = new HashMap<>();
  private final Map<String, Indicator> rowsByCode = new HashMap<>();
  private final Map<Integer, Derivation> derivationsByIndex = new HashMap<>();
  private final Map<String, Relation> relationsByRule = new HashMap<>();
  private final Map<String, Indicator> partsByRow = new HashMap<>();
  private final Map<CellCode, List<Relation.Sum>> sumsByTotal = new HashMap<>();
  private final List<Cell> measuredCells;

  Edition(
      String id,
      String document,
      Text title,
      int firstYear,
      @Nullable Integer lastYear,
      List<Indicator> rows,
      List<Relation> relations,
      List<PrintedTable> tables) {
    this.id = id;
    this.document = document;
    this.title = title;
    this.firstYear = firstYear;
    this.lastYear = lastYear;
    this.rows = List.copyOf(rows);
    this.cells = cellsOf(rows);
    this.printedCells = cells.stream().filter(cell -> !cell.alternative()).toList();
    this.cellsByName = cells.stream().sorted(Comparator.comparing(Cell::code)).toList();
    this.alternatives =
        rows.stream().filter(Indicator::alternative).map(this::alternative).toList();
    this.relations = List.copyOf(relations);
    this.tables = List.copyOf(tables);
    cells.forEach(cell -> cellsByCode.put(cell.code().value(), cell));
    rows.forEach(row -> rowsByCode.put(row.code(), row));
    rows.forEach(row -> partsByRow.put(row.code(), topmostAbove(row)));
    this.measuredCells = cells.stream().filter(cell -> !cell.measures().isEmpty()).toList();
    for (Relation relation : relations) {
      relation.rules().forEach(rule -> relationsByRule.put(rule, relation));
      if (relation instanceof Relation.Sum sum) {
        sumsByTotal.computeIfAbsent(sum.total(), total -> new ArrayList<>()).add(sum);
      }
    }
    this.derivations =
        cells.stream()
            .filter(cell -> cell.totalling() == Totalling.FROM_PARTS)
            .map(this::followed)
            .toList();
    derivations.forEach(each -> derivationsByIndex.put(each.cell().index(), each));
  }

  static List<Cell> cellsOf(List<Indicator> rows) {
    List<Cell> cells = new ArrayList<>();
    for (Indicator row : rows) {
      if (row.heading()) {
        continue;
      }
      if (row.columns().isEmpty()) {
        cells.add(Cell.of(CellCode.of(row.code()), cells.size(), row, null));
      }
      for (Column column : row.columns()) {
        cells.add(Cell.of(CellCode.of(row.code(), column.code()), cells.size(), row, column));
      }
    }
    return List.copyOf(cells);
  }

  /** Its short name: the first year it governs. */
  public String id() {
    return id;
  }

  /** The notice that published the form. */
  public String document() {
    return document;
  }

  /** The name of the form. */
  public Text title() {
    return title;
  }

  /** The first reporting year. */
  public int firstYear() {
    return firstYear;
  }

  /** The last reporting year; none while the form is in force. */
  public @Nullable Integer lastYear() {
    return lastYear;
  }

  /** Whether the form governs a reporting year. */
  public boolean governs(int year) {
    return year >= firstYear && (lastYear == null || year <= lastYear);
  }

  /**
   * Whether this form goes on with another: cells of the same code mean the same on both. The forms
   * before and after 2019 have no code in common.
   */
  public boolean continues(Edition before) {
    return before == this
        || before.cells.stream().anyMatch(cell -> cellsByCode.containsKey(cell.code().value()));
  }

  /** The reporting years for a sentence: {@code 2014–2018}, {@code 2021–}. */
  public String years() {
    return firstYear + "–" + (lastYear == null ? "" : lastYear);
  }

  /** All rows in the order of the form. */
  public List<Indicator> rows() {
    return rows;
  }

  /**
   * All numbers a sheet may hold, in the order of the form; among them the {@linkplain
   * Cell#alternative alternative} ones.
   */
  public List<Cell> cells() {
    return cells;
  }

  /** The numbers the form as published has a place for, in its order. */
  public List<Cell> printedCells() {
    return printedCells;
  }

  /** The rows that an alternative row is taken instead of: those printed under it. */
  public List<Indicator> rowsUnder(Indicator row) {
    return rows.stream().filter(each -> row.code().equals(each.parent())).toList();
  }

  private Derivation followed(Cell cell) {
    List<List<Cell>> withinRow = new ArrayList<>();
    List<List<Cell>> others = new ArrayList<>();
    for (Relation.Sum sum : sumsOf(cell)) {
      List<Cell> parts = sum.parts().stream().map(this::cell).toList();
      boolean within = parts.stream().allMatch(part -> part.row().equals(cell.row()));
      (within ? withinRow : others).add(parts);
    }
    withinRow.addAll(others);
    List<Cell> under =
        !cell.alternative()
            ? List.of()
            : alternative(cell.row()).parts().stream()
                .filter(part -> Objects.equals(part.column(), cell.column()))
                .toList();
    return new Derivation(cell, under, List.copyOf(withinRow));
  }

  /** What cells follow from that are totalled from their parts. */
  public List<Derivation> derivations() {
    return derivations;
  }

  /** What a cell follows from; {@code null} where it stands for itself. */
  public @Nullable Derivation derivation(Cell cell) {
    return derivationsByIndex.get(cell.index());
  }

  private Alternative alternative(Indicator row) {
    List<Cell> parts = rowsUnder(row).stream().flatMap(part -> cellsOf(part).stream()).toList();
    return new Alternative(row, cellsOf(row), parts);
  }

  /** The groups that a unit may print as a single row. */
  public List<Alternative> alternatives() {
    return alternatives;
  }

  /** The numbers of a row. */
  public List<Cell> cellsOf(Indicator row) {
    return cells.stream().filter(cell -> cell.row().equals(row)).toList();
  }

  /** The part of the form a row stands in: the topmost row above it. */
  public Indicator partOf(Indicator row) {
    return partsByRow.getOrDefault(row.code(), row);
  }

  private Indicator topmostAbove(Indicator row) {
    Indicator part = row;
    while (part.parent() != null) {
      Indicator above = rowsByCode.get(part.parent());
      if (above == null) {
        break;
      }
      part = above;
    }
    return part;
  }

  /** All numbers in the order of their codes. */
  public List<Cell> cellsByName() {
    return cellsByName;
  }

  /** The cells whose unit of measure the filer says. */
  public List<Cell> measuredCells() {
    return measuredCells;
  }

  /** The sums a cell is the total of, in the order of the file. */
  public List<Relation.Sum> sumsOf(Cell total) {
    return sumsByTotal.getOrDefault(total.code(), List.of());
  }

  /** The relations in the order of the file. */
  public List<Relation> relations() {
    return relations;
  }

  /** The tables the form is printed in, in its order; every row stands in one of them. */
  public List<PrintedTable> tables() {
    return tables;
  }

  /** The relation whose breach bears a rule's name; empty for rules of other kinds. */
  public Optional<Relation> findRelation(String rule) {
    return Optional.ofNullable(relationsByRule.get(rule));
  }

  /** The relation whose breach bears a rule's name. */
  public Relation relation(String rule) {
    Relation relation = relationsByRule.get(rule);
    if (relation == null) {
      throw new IllegalArgumentException("edition " + id + " has no relation " + rule);
    }
    return relation;
  }

  /** The cell of that code; empty for headings and unknown codes. */
  public Optional<Cell> findCell(String code) {
    return Optional.ofNullable(cellsByCode.get(code));
  }

  /** The cell a relation or a stored sheet names. */
  public Cell cell(CellCode code) {
    Cell cell = cellsByCode.get(code.value());
    if (cell == null) {
      throw new IllegalArgumentException("edition " + id + " has no cell " + code);
    }
    return cell;
  }

  /** The row of that code; empty for unknown codes. */
  public Optional<Indicator> findRow(String code) {
    return Optional.ofNullable(rowsByCode.get(code));
  }

  @Override
  public String toString() {
    return "edition " + id;
  }
}
