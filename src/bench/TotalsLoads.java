import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** Totals and one of them taken apart, beside an endpoint that asks no database. */
final class TotalsLoads {

  private static final int[] CONNECTIONS = {8, 32};
  private static final int CHANGES = 20;

  private final Bed bed;
  private final Wrk wrk;
  private final String totals = "/totals/" + Change.year();
  private final String drillDown = totals + "/" + Change.cell();
  private Change change;

  TotalsLoads(Bed bed, Wrk wrk) {
    this.bed = bed;
    this.wrk = wrk;
  }

  /** The city's units, which have all filed. */
  void prepare(HandIn handIn) {
    int units = bed.effort().drilledUnits();
    Register.units(bed.database(), "city", "'" + Bed.CITY + "'", 0, units, null);
    handIn.all(
        IntStream.range(0, units)
            .mapToObj(i -> Sheets.filing("city-%06d".formatted(i), Change.year())));
    bed.database().run("vacuum analyze filing_revision");
  }

  void warm() {
    for (String path : new String[] {"/editions", totals, drillDown}) {
      wrk.get("warming up", 8, bed.effort().seconds(), path);
    }
  }

  void measure(int round, Units elsewhere) {
    all(round, "");
    Wrk.Running writer = wrk.startFiling(4, 20, elsewhere);
    all(round, "-writing");
    bed.results()
        .add("writing-elsewhere", 4, round, wrk.stopFiling("writing", writer, elsewhere).figures());
    afterChanges(round);
  }

  private void all(int round, String suffix) {
    for (int connections : CONNECTIONS) {
      one(round, "nodb" + suffix, connections, "/editions");
      one(round, "totals" + suffix, connections, totals);
      one(round, "drilldown" + suffix, connections, drillDown);
    }
  }

  private void one(int round, String name, int connections, String path) {
    Wrk.Load load = wrk.get(name, connections, bed.effort().seconds(), path);
    bed.results().add(name, connections, round, load.figures());
  }

  private void afterChanges(int round) {
    if (change == null) {
      change = new Change(bed, "city-000000");
    }
    for (String path : new String[] {totals, drillDown}) {
      String name = path.equals(totals) ? "totals-after-change" : "drilldown-after-change";
      bed.results().add(name, 1, round, latency(change.millisAfter(path, CHANGES)));
    }
    bed.results().add("nodb-one-call", 1, round, latency(plain()));
  }

  private double[] plain() {
    double[] millis = new double[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
      long from = System.nanoTime();
      bed.service().send("GET", "/editions", null);
      millis[i] = (System.nanoTime() - from) / 1e6;
    }
    return millis;
  }

  static Map<String, Double> latency(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return Map.of("p50ms", sorted[sorted.length / 2], "maxms", sorted[sorted.length - 1]);
  }
}
