package tongbao.store;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What filings come to: how many they are and, for each cell, the sum and how many give it. */
final class Sums {

  /** A cell by its code in a unit of measure that filings name for it. */
  record Measure(String cell, String measure) implements Comparable<Measure> {
    @Override
    public int compareTo(Measure other) {
      int byCell = cell.compareTo(other.cell);
      return byCell == 0 ? measure.compareTo(other.measure) : byCell;
    }
  }

  /** The sum in a unit of measure. */
  record Measured(BigDecimal sum, int given) {
    static final Measured NOTHING = new Measured(BigDecimal.ZERO, 0);

    Measured plus(Measured other) {
      return new Measured(sum.add(other.sum), given + other.given);
    }
  }

  private int filed;
  private BigDecimal[] sums = new BigDecimal[0];
  private int[] given = new int[0];
  private final Map<Measure, Measured> measured = new TreeMap<>();

  /** As they are kept, with arrays in PostgreSQL's own notation. */
  static Sums of(int filed, @Nullable String sums, @Nullable String given) {
    Sums all = new Sums();
    all.addFiled(filed);
    all.widen(Math.max(NumericArray.length(sums), NumericArray.length(given)));
    NumericArray.each(sums, (cell, sum) -> all.add(cell, sum, 0));
    NumericArray.each(
        given, (cell, count) -> all.add(cell, BigDecimal.ZERO, count.intValueExact()));
    return all;
  }

  int filed() {
    return filed;
  }

  /** How many filings give a number in a cell of that index. */
  int given(int cell) {
    return cell < given.length ? given[cell] : 0;
  }

  /** How many cells have room. */
  int width() {
    return sums.length;
  }

  /** The sum, 0 where no filing gives a number. */
  BigDecimal total(int cell) {
    return cell < sums.length ? sums[cell] : BigDecimal.ZERO;
  }

  /** {@code null} where no filing gives a number. */
  @Nullable BigDecimal sum(int cell) {
    return given(cell) == 0 ? null : sums[cell];
  }

  Map<Measure, Measured> measured() {
    return measured;
  }

  void addFiled(int count) {
    filed += count;
  }

  /** Makes room for so many cells. */
  void widen(int cells) {
    int before = sums.length;
    if (cells > before) {
      sums = Arrays.copyOf(sums, cells);
      Arrays.fill(sums, before, cells, BigDecimal.ZERO);
      given = Arrays.copyOf(given, cells);
    }
  }

  void add(int cell, BigDecimal sum, int count) {
    sums[cell] = sums[cell].add(sum);
    given[cell] += count;
  }

  void add(Measure measure, Measured sum) {
    measured.merge(measure, sum, Measured::plus);
  }

  void add(Sums other) {
    filed += other.filed;
    widen(other.sums.length);
    for (int cell = 0; cell < other.sums.length; cell++) {
      add(cell, other.sums[cell], other.given[cell]);
    }
    other.measured.forEach(this::add);
  }

  boolean isNothing() {
    return filed == 0
        && Arrays.stream(sums).allMatch(sum -> sum.signum() == 0)
        && Arrays.stream(given).allMatch(count -> count == 0)
        && measured.values().stream().allMatch(m -> m.given() == 0 && m.sum().signum() == 0);
  }

  /** The sums as PostgreSQL writes an array. */
  String sumsText() {
    StringBuilder text = new StringBuilder("{");
    for (BigDecimal sum : sums) {
      text.append(text.length() > 1 ? "," : "").append(sum.toPlainString());
    }
    return text.append('}').toString();
  }

  String givenText() {
    StringBuilder text = new StringBuilder("{");
    for (int count : given) {
      text.append(text.length() > 1 ? "," : "").append(count);
    }
    return text.append('}').toString();
  }
}
