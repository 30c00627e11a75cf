import java.util.List;
import java.util.Locale;

/** The middle, the lowest and the highest of some values. */
record Spread(double median, double low, double high) {

  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(n - 1));
  }

  String show() {
    return "%s (%s-%s)".formatted(number(median), number(low), number(high));
  }

  static String number(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }
}
