import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Loads a country, a block of units after another with all their years, and measures what it costs
 * with a hundredth, a tenth and all of it. Whenever it is stopped, all that are registered have
 * filed.
 */
final class Country {

  private static final String TABLE = "country.txt";
  private static final String FIGURES = "country.json";
  private static final int FIRST_YEAR = 2014;
  private static final int PROVINCES = 34;
  private static final int PREFECTURES = 340;
  private static final int COUNTIES = 2_850;
  private static final int BLOCK = 15_000;
  private static final long FREE_BYTES = 5L << 30;

  private final Run run;
  private final Bed bed;
  private final HandIn handIn;
  private final int goal;
  private final int years;
  private final long until;
  private int units;
  private int round;

  private Country(Run run, Bed bed, int goal, int years, double minutes) {
    this.run = run;
    this.bed = bed;
    this.handIn = new HandIn(bed.service(), bed.work());
    this.goal = goal;
    this.years = years;
    this.until = System.nanoTime() + (long) (minutes * 60e9);
  }

  public static void main(String[] args) throws IOException {
    Run run = Run.of(args, "--minutes", "--units", "--years");
    int goal = (int) run.options().number("--units", 600_000);
    int years = (int) run.options().number("--years", 10);
    if (FIRST_YEAR + years <= Change.year()) {
      System.err.println("What is measured is of %d: --years=%d at least".formatted(
          Change.year(), Change.year() - FIRST_YEAR + 1));
      System.exit(2);
    }
    double minutes = run.options().number("--minutes", 60);
    run.results()
        .circumstance("goal", goal + " units, " + years + " years, " + minutes + " minutes");
    run.measure(Bed.Effort.NORMAL, bed -> new Country(run, bed, goal, years, minutes).load());
    run.end(TABLE, CountryTable.of(run.results()), FIGURES);
  }

  private void load() {
    areas();
    CountryMark mark = new CountryMark(bed);
    for (int share : new int[] {100, 10, 1}) {
      int wanted = goal / share;
      while (units < wanted && !over()) {
        block(Math.min(BLOCK, wanted - units));
      }
      mark.measure(units, (long) units * years);
      // An hour's figures must not be lost with the run.
      run.keep(TABLE, CountryTable.of(run.results()), FIGURES);
      if (units < wanted) {
        bed.say("stopped at %,d of %,d units".formatted(units, goal));
        return;
      }
    }
  }

  private boolean over() {
    return System.nanoTime() > until || bed.work().toFile().getUsableSpace() < FREE_BYTES;
  }

  /** Codes as the standard makes them: two digits each for province, prefecture and county. */
  private void areas() {
    String sql =
        """
        select ((11 + i) * 10000)::text, 'province ' || i, '%1$s'
          from generate_series(0, %2$d - 1) i
        union all
        select ((11 + i %% %2$d) * 10000 + (1 + i / %2$d) * 100)::text, 'prefecture ' || i,
            ((11 + i %% %2$d) * 10000)::text
          from generate_series(0, %3$d - 1) i
        union all
        select %5$s, 'county ' || i,
            ((11 + i %% %3$d %% %2$d) * 10000 + (1 + i %% %3$d / %2$d) * 100)::text
          from generate_series(0, %4$d - 1) i
        """
            .formatted(Bed.CITY, PROVINCES, PREFECTURES, COUNTIES, county("i"));
    Register.areas(bed.database(), sql);
  }

  private static String county(String i) {
    return """
    ((11 + %1$s %% %2$d %% %3$d) * 10000 + (1 + %1$s %% %2$d / %3$d) * 100
      + 1 + %1$s / %2$d)::text
    """
        .formatted(i, PREFECTURES, PROVINCES);
  }

  private void block(int size) {
    int first = units;
    String county = county("(i %% %d)".formatted(COUNTIES));
    Register.units(bed.database(), "country", county, first, size, null);
    for (int year = FIRST_YEAR; year < FIRST_YEAR + years; year++) {
      int of = year;
      handIn(
          size,
          year,
          IntStream.range(first, first + size)
              .mapToObj(i -> Sheets.filing("country-%06d".formatted(i), of)));
    }
    units += size;
    bed.say("%,d of %,d units".formatted(units, goal));
  }

  /** The file is made before the clock runs. */
  private void handIn(int size, int year, Stream<String> filings) {
    List<String> lines = handIn.takesBatch() ? List.of() : filings.toList();
    Path file = handIn.takesBatch() ? handIn.file(filings) : null;
    Meter meter = new Meter(bed.service(), bed.database());
    if (file == null) {
      handIn.all(lines.stream());
    } else {
      handIn.stream(file);
    }
    double seconds = meter.seconds();
    Map<String, Double> figures = new LinkedHashMap<>(meter.perRequest(size));
    figures.put("seconds", seconds);
    figures.put("perSecond", size / seconds);
    figures.put("valuesPerSecond", size * Sheets.numbers(year) / seconds);
    figures.put("year", (double) year);
    bed.results().add("load", units, ++round, figures);
    if (file != null) {
      HandIn.delete(file);
    }
  }
}
