import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** All that was measured in a run, what went wrong and what could not be measured. */
final class Results {

  private final List<Sample> samples = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> notThere = new ArrayList<>();
  private final Map<String, String> circumstances = new LinkedHashMap<>();

  void add(String what, int size, int round, Map<String, Double> figures) {
    samples.add(new Sample(what, size, round, figures));
  }

  /** Something that makes the whole run invalid. */
  void fault(String text) {
    System.err.println("INVALID: " + text);
    faults.add(text);
  }

  void notThere(String text) {
    System.err.println("not there: " + text);
    notThere.add(text);
  }

  void circumstance(String name, String value) {
    circumstances.put(name, value);
  }

  List<Sample> samples() {
    return samples;
  }

  List<String> faults() {
    return faults;
  }

  List<String> notThere() {
    return notThere;
  }

  Map<String, String> circumstances() {
    return circumstances;
  }

  List<Integer> sizes(String what) {
    return samples.stream()
        .filter(sample -> sample.what().equals(what))
        .map(Sample::size)
        .distinct()
        .sorted()
        .toList();
  }

  /** The figure of every round, where it was measured. */
  Optional<Spread> spread(String what, int size, String figure) {
    return spread(List.copyOf(byRound(what, size, figure).values()));
  }

  /** The ratio of two figures of each round, so that what disturbed both hardly counts. */
  Optional<Spread> ratio(
      String what, int size, String figure, String to, int toSize, String toFigure) {
    return combined(byRound(what, size, figure), byRound(to, toSize, toFigure), (a, b) -> a / b);
  }

  static Optional<Spread> combined(
      Map<Integer, Double> first, Map<Integer, Double> second, BinaryOperator<Double> by) {
    return spread(
        first.keySet().stream()
            .filter(second::containsKey)
            .map(round -> by.apply(first.get(round), second.get(round)))
            .toList());
  }

  Map<Integer, Double> byRound(String what, int size, String figure) {
    Map<Integer, Double> found = new LinkedHashMap<>();
    for (Sample sample : samples) {
      Double value = sample.figures().get(figure);
      if (sample.what().equals(what) && sample.size() == size && value != null) {
        found.put(sample.round(), value);
      }
    }
    return found;
  }

  private static Optional<Spread> spread(List<Double> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }

  void write(Path file) {
    String about =
        circumstances.entrySet().stream()
            .map(entry -> "  " + quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
            .collect(Collectors.joining(",\n"));
    String all =
        samples.stream()
            .map(Results::json)
            .collect(Collectors.joining(",\n  ", " \"samples\": [\n  ", "]"));
    String text =
        "{\n%s,\n \"faults\": %s,\n \"notThere\": %s,\n%s}\n"
            .formatted(about, list(faults), list(notThere), all);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Sample sample) {
    String figures =
        sample.figures().entrySet().stream()
            .map(
                entry ->
                    quoted(entry.getKey())
                        + ": "
                        + String.format(Locale.ROOT, "%.4f", entry.getValue()))
            .collect(Collectors.joining(", "));
    return "{\"measured\": %s, \"size\": %d, \"round\": %d, %s}"
        .formatted(quoted(sample.what()), sample.size(), sample.round(), figures);
  }

  private static String list(List<String> texts) {
    return texts.stream().map(Results::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ")
        + '"';
  }
}
