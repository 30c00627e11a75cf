package tongbao.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.reading.CorpusVariant.Outcome;
import tongbao.reading.document.Documents;
import tongbao.reading.document.Limits;

/**
 * Every layout of the corpus: no number is ever read wrong, and what has to be read is. A number
 * that is only unread can be typed in; a wrong one is believed.
 */
class CorpusTest {

  private static final Documents DOCUMENTS = new Documents(Limits.DEFAULT);

  private static final Map<String, String> TYPES =
      Map.of(
          "txt", "text/plain",
          "md", "text/markdown",
          "html", "text/html",
          "csv", "text/csv");

  static List<Corpus.Entry> entries() {
    return Corpus.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void nothingIsReadWrong(Corpus.Entry entry) throws IOException {
    if (read(entry) instanceof Reading reading) {
      assertTrue(entry.outcome() == Outcome.READ, () -> "read: " + reading.sheet());
      assertEquals(entry.edition(), reading.edition());
      assertEquals(List.of(), Corpus.tally(entry, reading).wrong());
      assertEverythingIsAccountedFor(reading);
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void whatHasToBeReadIs(Corpus.Entry entry) throws IOException {
    tongbao.reading.Outcome outcome = read(entry);
    if (entry.outcome() == Outcome.READ) {
      if (outcome instanceof Reading reading) {
        assertEquals(List.of(), Corpus.tally(entry, reading).unread());
      } else {
        assertTrue(entry.mayMiss("anything"), outcome::toString);
      }
    } else if (outcome instanceof tongbao.reading.Outcome.Unrecognised unrecognised
        && unrecognised.reason() == tongbao.reading.Outcome.Reason.UNKNOWN_FORM) {
      assertTrue(unrecognised.nearest().contains(entry.edition()), unrecognised::toString);
    }
  }

  /** A form that is none of ours is named with the one it is most like. */
  @ParameterizedTest
  @MethodSource("strangers")
  void theNearestFormIsNamed(Corpus.Entry entry) throws IOException {
    if (read(entry) instanceof tongbao.reading.Outcome.Unrecognised unrecognised) {
      assertEquals(tongbao.reading.Outcome.Reason.UNKNOWN_FORM, unrecognised.reason());
      assertTrue(unrecognised.nearest().contains(entry.edition()), unrecognised::toString);
    }
  }

  static List<Corpus.Entry> strangers() {
    return Corpus.entries().stream()
        .filter(entry -> entry.outcome() == Outcome.UNKNOWN && !entry.name().equals("no-form"))
        .toList();
  }

  /** The share of numbers read, unread and wrong, as the decision record quotes them. */
  @Test
  void theRatesAreReported(TestReporter reporter) throws IOException {
    int right = 0;
    int wrong = 0;
    int unread = 0;
    int excused = 0;
    for (Corpus.Entry entry : Corpus.entries()) {
      if (entry.outcome() != Outcome.READ) {
        continue;
      }
      if (read(entry) instanceof Reading reading) {
        Corpus.Tally tally = Corpus.tally(entry, reading);
        right += tally.right();
        wrong += tally.wrong().size();
        unread += tally.unread().size();
        excused += tally.excused();
      } else {
        excused += (int) entry.numbers().values().stream().filter(Objects::nonNull).count();
      }
    }
    reporter.publishEntry(
        Map.of(
            "documents", String.valueOf(Corpus.entries().size()),
            "read", String.valueOf(right),
            "unread, to be read", String.valueOf(unread),
            "unread, not to be known", String.valueOf(excused),
            "wrong", String.valueOf(wrong)));
    assertEquals(0, wrong);
    assertTrue(right > 20 * unread, () -> "too little is read");
  }

  /** What is stored is what the generator writes, so that it can be written anew. */
  @Test
  void theStoredFilesAreTheGeneratorsOwn() throws Exception {
    Path folder = Path.of(Objects.requireNonNull(Corpus.class.getResource("/readings")).toURI());
    Set<String> written = new HashSet<>();
    for (CorpusVariant variant : CorpusGenerator.all()) {
      Map<String, String> files =
          Map.of(
              variant.name() + "." + variant.extension(), variant.content(),
              variant.name() + ".cells", variant.expectation());
      for (Map.Entry<String, String> file : files.entrySet()) {
        assertTrue(written.add(file.getKey()), file.getKey());
        assertEquals(
            file.getValue(),
            Files.readString(folder.resolve(file.getKey()), StandardCharsets.UTF_8),
            file.getKey());
      }
    }
    try (var stored = Files.list(folder)) {
      assertEquals(written.size(), stored.count());
    }
  }

  /** Every cell of the form is read, listed as ambiguous, or listed as unread. */
  private static void assertEverythingIsAccountedFor(Reading reading) {
    List<String> named = new ArrayList<>();
    reading.cells().forEach(cell -> named.add(cell.cell().code().value()));
    reading.unread().forEach(code -> named.add(code.value()));
    reading.ambiguous().forEach(each -> each.cells().forEach(code -> named.add(code.value())));
    List<String> silent =
        reading.edition().printedCells().stream()
            .map(cell -> cell.code().value())
            .filter(code -> !named.contains(code))
            .filter(code -> !code.startsWith("requests.other"))
            .toList();
    assertEquals(List.of(), silent);
  }

  private static tongbao.reading.Outcome read(Corpus.Entry entry) throws IOException {
    String file = String.valueOf(entry.document().getFileName());
    String type = Objects.requireNonNull(TYPES.get(file.substring(file.lastIndexOf('.') + 1)));
    Document document =
        DOCUMENTS.open(Files.readAllBytes(entry.document()), type + "; charset=UTF-8").document();
    return ReportReader.read(document, Texts.EDITIONS, null);
  }
}
