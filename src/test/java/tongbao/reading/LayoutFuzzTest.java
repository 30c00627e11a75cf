package tongbao.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.edition.Cell;
import tongbao.edition.Edition;

/**
 * Random sheets in random and damaged layouts: whatever is read is right, and what is not read is
 * said to be unread. {@code -Dtongbao.fuzz.minutes=10} goes on for longer, from a seed of its own.
 */
class LayoutFuzzTest {

  private static final int SEEDS = 300;

  @Test
  void nothingIsReadWrong() {
    long minutes = Long.getLong("tongbao.fuzz.minutes", 0);
    Instant end = Instant.now().plus(Duration.ofMinutes(minutes));
    long first = minutes == 0 ? 1 : Instant.now().toEpochMilli();
    long read = 0;
    long seed = first;
    for (; seed < first + SEEDS || Instant.now().isBefore(end); seed++) {
      for (Edition edition : Texts.EDITIONS.all()) {
        read += read(edition, seed);
      }
    }
    long documents = (seed - first) * Texts.EDITIONS.all().size();
    // Most of a damaged report is read all the same; less would make the law above an empty one.
    assertTrue(read >= 100 * documents, "read of " + documents + " documents: " + read);
  }

  /** A label broken within its numeral; a row of the unit's own beside a row that is lost. */
  @ParameterizedTest
  @ValueSource(longs = {1_795_467_544_431L, 2_000_031L, 1_795_469_706_644L})
  void whatWasOnceReadWrongIsNot(long seed) {
    Texts.EDITIONS.all().forEach(edition -> read(edition, seed));
  }

  /** How many cells were read. */
  private static int read(Edition edition, long seed) {
    RandomLayout layout = new RandomLayout(edition, seed);
    Outcome outcome = ReportReader.read(layout.document(), Texts.EDITIONS, null);
    if (!(outcome instanceof Reading reading)) {
      return 0;
    }
    Set<String> told = new HashSet<>();
    reading.unread().forEach(code -> told.add(code.value()));
    reading.ambiguous().forEach(one -> one.cells().forEach(code -> told.add(code.value())));
    List<String> wrong = new ArrayList<>();
    int read = 0;
    for (Cell cell : edition.cells()) {
      BigDecimal truth = layout.truth(cell);
      BigDecimal number = reading.sheet().number(cell);
      boolean silent = truth != null && !layout.lost(cell) && !told.contains(cell.code().value());
      if (number == null && silent && !cell.alternative()) {
        wrong.add(cell.code() + " is blank, not " + truth);
      } else if (number != null && (truth == null || truth.compareTo(number) != 0)) {
        wrong.add(cell.code() + " is " + number + ", not " + truth);
      }
      read += number == null ? 0 : 1;
    }
    assertEquals(List.of(), wrong, () -> edition + ", seed " + seed + ":\n" + layout.text());
    return read;
  }
}
