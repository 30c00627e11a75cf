import java.util.Map;

/** Filings by connections beside the yardstick; in one area beside a hundred; for long. */
final class FilingLoads {

  private static final int[] COMPARED = {1, 8, 32};
  private static final int[] DRAWN = {64, 128};
  static final String LONG = "filings-for-long";
  static final String ONE_OF_A_HUNDRED = "(911000 + i % 100)::text";

  private final Bed bed;
  private final Wrk wrk;
  private final Yardstick yardstick;
  private final Units spread;
  private final Units together;

  FilingLoads(Bed bed, Wrk wrk, Units spread) {
    this.bed = bed;
    this.wrk = wrk;
    this.yardstick = new Yardstick(bed);
    this.spread = spread;
    this.together = new Units(bed.database(), "together", "'921001'", null);
  }

  /** A hundred counties outside the city, and one more beside them. */
  static Units prepare(Database database) {
    Register.areas(
        database,
        """
        select '910000', 'elsewhere', null
        union all select '921001', 'county', '910000'
        union all select (911000 + i)::text, 'county ' || i, '910000'
          from generate_series(0, 99) i
        """);
    return new Units(database, "bench", ONE_OF_A_HUNDRED, null);
  }

  void warm() {
    long filed = 0;
    int seconds = 0;
    while (filed < bed.effort().warmFilings() && seconds < bed.effort().warmSeconds()) {
      filed += wrk.file("warming up", 32, 3, spread).requests();
      seconds += 3;
    }
    bed.results().circumstance("warmedUpBy", filed + " filings");
    yardstick.load(8, 1, spread);
  }

  void measure(int round) {
    for (int connections : COMPARED) {
      compare(round, connections);
      bed.results()
          .add(
              "nodb-beside-filings",
              connections,
              round,
              wrk.get("nodb", connections, bed.effort().seconds(), "/editions").figures());
    }
    for (int connections : DRAWN) {
      // PostgreSQL takes a hundred clients, and the service has some of these.
      file(round, "filings", connections, spread);
    }
    file(round, "filings-one-area", 32, together);
    file(round, "filings-100-areas", 32, spread);
  }

  private void compare(int round, int connections) {
    Map<String, Double> figures = yardstick.load(connections, bed.effort().seconds(), spread);
    bed.results().add("pgbench", connections, round, figures);
    file(round, "filings", connections, spread);
  }

  private void file(int round, String name, int connections, Units units) {
    Wrk.Load load = wrk.file(name, connections, bed.effort().seconds(), units);
    bed.results().add(name, connections, round, load.figures());
  }

  /** Whether any filing takes longer than a second in so long a time. */
  void forLong(int seconds) {
    bed.results().circumstance("longLoad", seconds + " s");
    bed.results().add(LONG, 32, 1, wrk.file(LONG, 32, seconds, spread).figures());
  }

  void check() {
    yardstick.check();
  }
}
