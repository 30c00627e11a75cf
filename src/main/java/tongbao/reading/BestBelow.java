package tongbao.reading;

import java.util.Arrays;

/** Keeps the best entry of each label and finds the best among all lower labels. */
final class BestBelow {

  private final double[] values;
  private final int[] entries;

  BestBelow(int labels) {
    values = new double[labels + 1];
    entries = new int[labels + 1];
    Arrays.fill(values, Double.NEGATIVE_INFINITY);
    Arrays.fill(entries, -1);
  }

  void put(int label, double value, int entry) {
    for (int i = label + 1; i < values.length; i += i & -i) {
      if (value > values[i]) {
        values[i] = value;
        entries[i] = entry;
      }
    }
  }

  /** The entry of greatest value among the labels below one; -1 where there is none. */
  int bestBelow(int label) {
    double value = Double.NEGATIVE_INFINITY;
    int entry = -1;
    for (int i = label; i > 0; i -= i & -i) {
      if (values[i] > value) {
        value = values[i];
        entry = entries[i];
      }
    }
    return entry;
  }
}
