import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table of a run: each aim beside what was measured. */
final class Aims {

  private static final int DHIS2_FILINGS = 38;
  private static final int DHIS2_VALUES = 2_000;
  private static final String LINE = "%-58s %10s  %-26s %s%n";

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  Aims(Results results) {
    this.results = results;
  }

  String table() {
    text.append(LINE.formatted("", "aim", "median (lowest-highest)", ""));
    filings();
    totals();
    bulk();
    overload();
    footprint();
    return text.toString();
  }

  private void filings() {
    for (int connections : new int[] {1, 8, 32}) {
      Optional<Spread> ratio =
          results.ratio("filings", connections, "perSecond", "pgbench", connections, "perSecond");
      String name = "filings / pgbench, connections: " + connections;
      if (connections == 32) {
        atLeast(name, 0.65, ratio);
      } else {
        noAim(name, ratio);
      }
    }
    noAim(
        "processor time, filing in PostgreSQL / pgbench's, 32",
        results.ratio("filings", 32, "postgresMicros", "pgbench", 32, "postgresMicros"));
    noAim(
        "processor time of the JVM for a filing, µs, 32",
        results.spread("filings", 32, "jvmMicros"));
    atMost("filings, p99 / median, 32 connections", 5, results.spread("filings", 32, "p99ToP50"));
    Optional<Spread> slow = results.spread(FilingLoads.LONG, 32, "overOneSecond");
    atMost("requests over 1 s within --long, 32 connections", 0, slow);
    noAim("the longest of them, ms", results.spread(FilingLoads.LONG, 32, "maxms"));
    noAim("the longest of the short loads, ms", results.spread("filings", 32, "maxms"));
    atLeast(
        "filings in one area / in 100 areas, 32 connections",
        0.9,
        results.ratio("filings-one-area", 32, "perSecond", "filings-100-areas", 32, "perSecond"));
    noAim(
        "filings / DHIS2 (38/s), 8 connections",
        results.spread("filings", 8, "perSecond").map(found -> divided(found, DHIS2_FILINGS)));
    results.samples().stream()
        .map(Sample::what)
        .filter(what -> what.startsWith("jmh "))
        .distinct()
        .forEach(what -> noAim(what + ", microseconds", results.spread(what, 1, "micros")));
  }

  private void totals() {
    for (int connections : new int[] {8, 32}) {
      String with = ", connections: " + connections;
      atLeast("totals / no database" + with, 0.8, toNoDatabase("totals", "", connections));
      noAim("the same while filings are written", toNoDatabase("totals", "-writing", connections));
      noAim("drill-down / no database" + with, toNoDatabase("drilldown", "", connections));
      atMost(
          "drill-down / total, processor time" + with,
          5,
          Results.combined(
              micros("drilldown", connections), micros("totals", connections), (a, b) -> a / b));
    }
    atMost(
        "drill-down / total, time right after a change",
        5,
        results.ratio("drilldown-after-change", 1, "p50ms", "totals-after-change", 1, "p50ms"));
    noAim("total right after a change, ms", results.spread("totals-after-change", 1, "p50ms"));
    List<Integer> sizes = results.sizes("totals-by-size");
    if (!sizes.isEmpty()) {
      int few = sizes.get(0);
      int many = sizes.get(sizes.size() - 1);
      String with = String.format(Locale.ROOT, ", %,d / %,d units", many, few);
      atMost(
          "total right after a change, time" + with,
          1.2,
          results.ratio("totals-by-size", many, "p50ms", "totals-by-size", few, "p50ms"));
      noAim(
          "unchanged total, rate" + with,
          results.ratio(
              "unchanged-totals-by-size",
              many,
              "perSecond",
              "unchanged-totals-by-size",
              few,
              "perSecond"));
      noAim(
          "filings, rate" + with,
          results.ratio("filings-by-size", many, "perSecond", "filings-by-size", few, "perSecond"));
    }
  }

  private void bulk() {
    int filings = results.sizes("copy").stream().findFirst().orElse(0);
    atLeast(
        "bulk / COPY of the same revisions",
        0.5,
        results.ratio("bulk", filings, "perSecond", "copy", filings, "perSecond"));
    noAim(
        "bulk / COPY of revisions, steps and audit lines",
        results.ratio("bulk", filings, "perSecond", "copy-three-tables", filings, "perSecond"));
    atLeast(
        "bulk, values / DHIS2 (2,000 values/s)",
        100,
        results
            .spread("bulk", filings, "valuesPerSecond")
            .map(found -> divided(found, DHIS2_VALUES)));
  }

  private void overload() {
    for (int clients : results.sizes("overload")) {
      beyond("overload", clients, "clients: " + clients);
    }
    for (int clients : results.sizes("overload-locked")) {
      beyond("overload-locked", clients, "table locked, clients: " + clients);
      noAim(
          "first filing after the lock, s",
          results.spread("overload-locked", clients, "takenAgainSeconds"));
    }
  }

  private void beyond(String what, int clients, String with) {
    noAim("share of 503, " + with, results.spread(what, clients, "refusedShare"));
    noAim("overloaded, median ms", results.spread(what, clients, "refusedp50ms"));
    noAim("overloaded, p99 ms", results.spread(what, clients, "refusedp99ms"));
    noAim("unavailable, p99 ms", results.spread(what, clients, "unavailablep99ms"));
    noAim("health, longest ms", results.spread(what, clients, "healthMaxms"));
    atMost("503 without Retry-After", 0, results.spread(what, clients, "mute"));
    atMost("201 not found again", 0, results.spread(what, clients, "lost"));
    noAim("as before again after, s", results.spread(what, clients, "recoverySeconds"));
  }

  private void footprint() {
    atMost(
        "start to first answer, ms, PostgreSQL running elsewhere",
        1_000,
        results.spread("start-external", 1, "millis"));
    noAim("the same, its database empty", results.spread("start-external-empty", 1, "millis"));
    noAim("the same, own PostgreSQL made before", results.spread("start-existing", 1, "millis"));
    noAim("the same, own PostgreSQL made now", results.spread("start-fresh", 1, "millis"));
    noAim(
        "processor time of the JVM until then, ms, elsewhere",
        results.spread("start-external", 1, "cpuMillis"));
    noAim("JVM, MiB resident, just started", results.spread("start-existing", 1, "jvmMiB"));
    atMost("JVM, MiB at most, filings at 32", 256, results.spread("filings", 32, "jvmPeakMiB"));
    atMost("JVM, MiB at most, totals at 32", 256, results.spread("totals", 32, "jvmPeakMiB"));
    noAim("PostgreSQL, MiB, filings at 32", results.spread("filings", 32, "postgresMiB"));
  }

  private Optional<Spread> toNoDatabase(String what, String suffix, int connections) {
    return results.ratio(
        what + suffix, connections, "perSecond", "nodb" + suffix, connections, "perSecond");
  }

  private Map<Integer, Double> micros(String what, int connections) {
    Map<Integer, Double> sum = results.byRound(what, connections, "jvmMicros");
    results
        .byRound(what, connections, "postgresMicros")
        .forEach((round, micros) -> sum.merge(round, micros, Double::sum));
    return sum;
  }

  private static Spread divided(Spread spread, double by) {
    return new Spread(spread.median() / by, spread.low() / by, spread.high() / by);
  }

  private void atLeast(String name, double aim, Optional<Spread> found) {
    line(
        name,
        ">= " + Spread.number(aim),
        found,
        found.map(it -> verdict(it.median() >= aim, it.median() / aim)).orElse(""));
  }

  private void atMost(String name, double aim, Optional<Spread> found) {
    line(
        name,
        "<= " + Spread.number(aim),
        found,
        found.map(it -> verdict(it.median() <= aim, it.median() / aim)).orElse(""));
  }

  private static String verdict(boolean met, double toAim) {
    return met ? "met" : "MISSED, %s of the aim".formatted(Spread.number(toAim));
  }

  private void noAim(String name, Optional<Spread> found) {
    line(name, "", found, "");
  }

  private void line(String name, String aim, Optional<Spread> found, String verdict) {
    text.append(
        LINE.formatted(name, aim, found.map(Spread::show).orElse("not measured"), verdict)
            .replaceFirst(" +\n$", "\n"));
  }

  /** The loads one by one: rates, percentiles, and processor time for each request. */
  String loads() {
    StringBuilder loads = new StringBuilder();
    List<String> seen = new ArrayList<>();
    loads.append(
        "%-26s %7s %20s %8s %8s %8s %8s %8s %8s%n"
            .formatted(
                "",
                "size",
                "per second",
                "p50 ms",
                "p99 ms",
                "max ms",
                "JVM µs",
                "PG µs",
                "client µs"));
    for (Sample sample : results.samples()) {
      String key = sample.what() + " " + sample.size();
      if (seen.contains(key)
          || !(sample.figures().containsKey("perSecond")
              || sample.figures().containsKey("p50ms"))) {
        continue;
      }
      seen.add(key);
      loads.append("%-26s %7d %20s".formatted(sample.what(), sample.size(), rate(sample)));
      for (String figure :
          new String[] {"p50ms", "p99ms", "maxms", "jvmMicros", "postgresMicros", "clientMicros"}) {
        loads.append(" %8s".formatted(median(sample, figure)));
      }
      loads.append('\n');
    }
    return loads.toString();
  }

  private String rate(Sample sample) {
    return results
        .spread(sample.what(), sample.size(), "perSecond")
        .map(it -> "%.0f (%.0f-%.0f)".formatted(it.median(), it.low(), it.high()))
        .orElse("");
  }

  private String median(Sample sample, String figure) {
    return results
        .spread(sample.what(), sample.size(), figure)
        .map(it -> Spread.number(it.median()))
        .orElse("");
  }
}
