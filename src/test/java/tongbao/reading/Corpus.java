package tongbao.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.reading.CorpusVariant.Outcome;

/** The stored corpus: documents, and what has to be read in each. */
final class Corpus {

  /**
   * A stored document.
   *
   * @param numbers by cell, {@code null} where blank; cells that do not stand in the document are
   *     not in it
   */
  record Entry(
      String name,
      Path document,
      Outcome outcome,
      Edition edition,
      int year,
      List<String> mayMiss,
      Map<String, @Nullable BigDecimal> numbers) {

    boolean mayMiss(String cell) {
      return mayMiss.stream()
          .anyMatch(
              pattern ->
                  pattern.endsWith("*")
                      ? cell.startsWith(pattern.substring(0, pattern.length() - 1))
                      : cell.equals(pattern));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** What became of the numbers of a document. */
  record Tally(int right, List<String> wrong, List<String> unread, int excused) {}

  private Corpus() {}

  static List<Entry> entries() {
    try {
      Path folder = Path.of(Objects.requireNonNull(Corpus.class.getResource("/readings")).toURI());
      List<Path> files;
      try (Stream<Path> listed = Files.list(folder)) {
        files = listed.sorted().toList();
      }
      List<Entry> entries = new ArrayList<>();
      for (Path file : files) {
        if (!file.toString().endsWith(".cells")) {
          entries.add(entry(file));
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Entry entry(Path document) throws IOException {
    String file = document.getFileName().toString();
    String name = file.substring(0, file.lastIndexOf('.'));
    Map<String, String> heads = new HashMap<>();
    Map<String, @Nullable BigDecimal> numbers = new HashMap<>();
    for (String line : Files.readAllLines(document.resolveSibling(name + ".cells"))) {
      String[] words = line.split(" ", -1);
      if (List.of("outcome", "edition", "year", "may-miss").contains(words[0])) {
        heads.put(words[0], line.substring(words[0].length() + 1));
      } else if (!words[0].equals("#")) {
        Edition edition = Texts.EDITIONS.get(Objects.requireNonNull(heads.get("edition")));
        numbers(edition, words, numbers);
      }
    }
    String mayMiss = heads.getOrDefault("may-miss", "");
    return new Entry(
        name,
        document,
        Outcome.valueOf(
            Objects.requireNonNull(heads.get("outcome"))
                .toUpperCase(java.util.Locale.ROOT)
                .replace('-', '_')),
        Texts.EDITIONS.get(Objects.requireNonNull(heads.get("edition"))),
        Integer.parseInt(Objects.requireNonNull(heads.get("year"))),
        mayMiss.isEmpty() ? List.of() : List.of(mayMiss.split(" ", -1)),
        numbers);
  }

  private static void numbers(
      Edition edition, String[] words, Map<String, @Nullable BigDecimal> numbers) {
    Indicator row = edition.findRow(words[0]).orElseThrow();
    for (int i = 1; i < words.length; i++) {
      String code =
          row.columns().isEmpty() ? row.code() : row.code() + "@" + row.columns().get(i - 1).code();
      numbers.put(code, words[i].equals("_") ? null : new BigDecimal(words[i]));
    }
  }

  /** Holds a reading against what stands in the document. */
  static Tally tally(Entry entry, Reading reading) {
    int right = 0;
    int excused = 0;
    List<String> wrong = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (Cell cell : reading.edition().cells()) {
      String code = cell.code().value();
      BigDecimal expected = entry.numbers().get(code);
      BigDecimal got = reading.sheet().number(cell);
      if (got != null && (expected == null || got.compareTo(expected) != 0)) {
        wrong.add(code + ": expected " + expected + ", got " + got);
      } else if (got != null) {
        right++;
      } else if (expected != null && entry.mayMiss(code)) {
        excused++;
      } else if (expected != null) {
        unread.add(code);
      }
    }
    return new Tally(right, wrong, unread, excused);
  }
}
