import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a country costs, a column for each size at which it was measured. */
final class CountryTable {

  private static final List<String> FIGURES = List.of("p50ms", "bytesPerFiling", "perSecond", "count");

  private CountryTable() {}

  static String of(Results results) {
    TreeSet<Integer> marks = new TreeSet<>(results.sizes("single filings"));
    Map<String, String> rows = new LinkedHashMap<>();
    for (Sample sample : results.samples()) {
      FIGURES.stream()
          .filter(figure -> sample.figures().containsKey(figure))
          .filter(figure -> marks.contains(sample.size()) && !sample.what().equals("load"))
          .forEach(figure -> rows.putIfAbsent(sample.what(), figure));
    }
    StringBuilder text = new StringBuilder("%-48s".formatted("units that filed, all years"));
    marks.forEach(mark -> text.append("%14s".formatted("%,d".formatted(mark))));
    text.append('\n');
    rows.keySet().removeIf(what -> small(results, what, marks));
    rows.forEach(
        (what, figure) -> {
          text.append("%-48s".formatted(what + ", " + figure));
          marks.forEach(mark -> text.append("%14s".formatted(value(results, what, mark, figure))));
          text.append('\n');
        });
    text.append(loads(results, marks));
    results.faults().forEach(fault -> text.append("\nINVALID: ").append(fault));
    return text.append('\n').toString();
  }

  /** Whether something takes less than a byte for each filing in the end. */
  private static boolean small(Results results, String what, TreeSet<Integer> marks) {
    return results
        .spread(what, marks.last(), "bytesPerFiling")
        .filter(bytes -> bytes.median() < 1)
        .isPresent();
  }

  /** Of the blocks loaded up to each mark since the one before. */
  private static String loads(Results results, TreeSet<Integer> marks) {
    StringBuilder text = new StringBuilder("%-48s".formatted("load, filings per second"));
    int from = 0;
    for (int mark : marks) {
      int after = from;
      List<Double> rates =
          results.samples().stream()
              .filter(sample -> sample.what().equals("load"))
              .filter(sample -> sample.size() >= after && sample.size() < mark)
              .map(sample -> sample.figures().get("perSecond"))
              .toList();
      text.append(
          "%14s".formatted(rates.isEmpty() ? "" : Spread.number(Spread.of(rates).median())));
      from = mark;
    }
    return text.append('\n').toString();
  }

  private static String value(Results results, String what, int mark, String figure) {
    return results
        .spread(what, mark, figure)
        .map(spread -> Spread.number(spread.median()))
        .orElse("");
  }
}
