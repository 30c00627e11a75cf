package tongbao.sheet;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Alternative;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;

/** The numbers of a filled-in form: each cell of its edition is a number or blank. Immutable. */
public final class Sheet {

  private final Edition edition;
  private final @Nullable BigDecimal[] numbers;
  private final Remarks remarks;
  private final BitSet notTaken;

  private Sheet(Edition edition, @Nullable BigDecimal[] numbers, Remarks remarks) {
    this.edition = edition;
    this.numbers = numbers;
    this.remarks = remarks;
    this.notTaken = notTaken(edition, numbers);
  }

  /** Of a group's own row and the rows under it, those that the unit did not choose. */
  private static BitSet notTaken(Edition edition, @Nullable BigDecimal[] numbers) {
    BitSet notTaken = new BitSet();
    for (Alternative group : edition.alternatives()) {
      boolean whole = group.whole().stream().anyMatch(cell -> numbers[cell.index()] != null);
      for (Cell cell : whole ? group.parts() : group.whole()) {
        notTaken.set(cell.index(), numbers[cell.index()] == null);
      }
    }
    return notTaken;
  }

  /**
   * A sheet of numbers in the order of the edition's cells.
   *
   * @param numbers one per cell; {@code null} is blank
   */
  public static Sheet of(Edition edition, @Nullable BigDecimal[] numbers) {
    return of(edition, numbers, Remarks.NONE);
  }

  /**
   * A sheet of numbers in the order of the edition's cells, and of what stands beside them.
   *
   * @param numbers one per cell; {@code null} is blank or not applicable
   */
  public static Sheet of(Edition edition, @Nullable BigDecimal[] numbers, Remarks remarks) {
    if (numbers.length != edition.cells().size()) {
      throw new IllegalArgumentException(
          edition + " has " + edition.cells().size() + " cells, not " + numbers.length);
    }
    @Nullable BigDecimal[] plain = new BigDecimal[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      plain[i] = numbers[i] == null ? null : plain(numbers[i]);
    }
    return new Sheet(edition, plain, remarks);
  }

  /** One number, one way to write it: 353.0 and 3.53e2 are 353. */
  private static BigDecimal plain(BigDecimal number) {
    if (number.scale() == 0) {
      return number;
    }
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The form. */
  public Edition edition() {
    return edition;
  }

  /** What stands in cells beside or instead of their numbers. */
  public Remarks remarks() {
    return remarks;
  }

  /** The number in a cell; {@code null} where it is blank. */
  public @Nullable BigDecimal number(CellCode code) {
    return numbers[edition.cell(code).index()];
  }

  /** The number in a cell; {@code null} where it is blank. */
  public @Nullable BigDecimal number(Cell cell) {
    return numbers[cell.index()];
  }

  /** Whether a cell was struck out as not concerning the unit. */
  public boolean isNotApplicable(Cell cell) {
    return remarks.notApplicable().contains(cell.code());
  }

  /** Whether it belongs to a row that another was taken instead of. */
  public boolean isNotTaken(Cell cell) {
    return notTaken.get(cell.index());
  }

  /**
   * What the sheet counts for in cells it left blank that follow from their parts, by the index of
   * the cell.
   */
  public Map<Integer, BigDecimal> derived() {
    return Derived.of(this);
  }

  /** All numbers as they count in totals: those given, and those that follow from their parts. */
  public @Nullable BigDecimal[] counting() {
    @Nullable BigDecimal[] counting = numbers.clone();
    derived().forEach((index, number) -> counting[index] = number);
    return counting;
  }

  /**
   * Whether a number is lacking: the cell holds none, is not struck out, and belongs to no row that
   * another was taken instead of.
   */
  public boolean isBlank(Cell cell) {
    return numbers[cell.index()] == null && !notTaken.get(cell.index()) && !isNotApplicable(cell);
  }

  /** All numbers in the order of the edition's cells; {@code null} is blank. */
  public @Nullable BigDecimal[] numbers() {
    return numbers.clone();
  }

  /** All cells in the order of the form, blanks included. */
  public Map<CellCode, @Nullable BigDecimal> byCode() {
    Map<CellCode, @Nullable BigDecimal> map = new LinkedHashMap<>();
    List<Cell> cells = edition.cells();
    for (int i = 0; i < numbers.length; i++) {
      map.put(cells.get(i).code(), numbers[i]);
    }
    return map;
  }

  /** The same sheet with one number changed. */
  public Sheet with(CellCode code, BigDecimal number) {
    @Nullable BigDecimal[] changed = numbers.clone();
    changed[edition.cell(code).index()] = plain(number);
    return new Sheet(edition, changed, remarks);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sheet sheet
        && sheet.edition == edition
        && Arrays.equals(sheet.numbers, numbers)
        && sheet.remarks.equals(remarks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return "sheet of " + edition + " " + byCode() + (remarks.none() ? "" : " " + remarks);
  }
}
