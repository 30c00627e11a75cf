import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a country costs as far as it is loaded. */
final class CountryMark {

  private static final int CALLS = 9;
  private static final int FEW_CALLS = 3;
  private static final long MOST_COUNTING = 600_000_000_000L;
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; *rel=\"next\"");
  private static final String FIRST_UNIT = "country-000000";
  private static final String FIRST_COUNTY = "110101";
  private static final String FIRST_PREFECTURE = "110100";
  private static final String FIRST_PROVINCE = "110000";

  private final Bed bed;
  private final Wrk wrk;
  private final Units elsewhere;
  private Change change;

  CountryMark(Bed bed) {
    this.bed = bed;
    this.wrk = new Wrk(bed);
    this.elsewhere = FilingLoads.prepare(bed.database());
  }

  /** Sizes on disk first, then answers, then new filings. */
  void measure(int units, long filings) {
    double waiting = bed.database().number("select count(*) from audit_inbox");
    bed.results().add("lines not sealed yet", units, 1, Map.of("count", waiting));
    double stored =
        bed.database().number("select count(*) from filing_revision where unit like 'country-%'");
    if (change == null && stored != filings) {
      bed.results().fault("%d filings handed in, %.0f stored".formatted(filings, stored));
    }
    bed.database().run("vacuum analyze filing_revision", "vacuum analyze filing_event");
    disk(units);
    if (change == null) {
      change = new Change(bed, FIRST_UNIT);
    }
    String totals = "/totals/" + Change.year();
    for (Map.Entry<String, String> level :
        Map.of("prefecture", FIRST_PREFECTURE, "province", FIRST_PROVINCE, "nation", Bed.CITY)
            .entrySet()) {
      String path = totals + "?area=" + level.getValue();
      bed.results()
          .add(
              "total after a change, " + level.getKey(),
              units,
              1,
              TotalsLoads.latency(change.millisAfter(path, CALLS)));
      get(units, "total unchanged, " + level.getKey(), path);
    }
    String drillDown = totals + "/" + Change.cell() + "?area=";
    get(units, "drill-down, county", drillDown + FIRST_COUNTY);
    get(units, "drill-down, prefecture", drillDown + FIRST_PREFECTURE);
    get(units, "drill-down, province", drillDown + FIRST_PROVINCE);
    bed.results()
        .add(
            "drill-down after a change, prefecture",
            units,
            1,
            TotalsLoads.latency(change.millisAfter(drillDown + FIRST_PREFECTURE, CALLS)));
    String asOf = totals + "?asOf=" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "&area=";
    get(units, "total as of an instant, prefecture", asOf + FIRST_PREFECTURE, FEW_CALLS);
    get(units, "total as of an instant, province", asOf + FIRST_PROVINCE, FEW_CALLS);
    get(units, "total as of an instant, nation", asOf + Bed.CITY, 1);
    String completeness = "/completeness/" + Change.year();
    count(units, completeness);
    get(units, "completeness, first page", completeness);
    get(units, "completeness, who is missing", completeness + "?state=missing");
    get(units, "units of a province, first page", "/units?area=" + FIRST_PROVINCE);
    get(units, "units of a county, first page", "/units?area=" + FIRST_COUNTY);
    String second = get(units, "filings, first page", "/filings?limit=100");
    if (second != null) {
      get(units, "filings, second page", second);
    }
    get(units, "filings of a year, first page", "/filings?limit=100&year=" + Change.year());
    Wrk.Load load = wrk.file("single filings", 8, 5, elsewhere);
    bed.results().add("single filings", units, 1, load.figures());
  }

  /** A count that takes long is answered 503 and gone on with by the next call. */
  private void count(int units, String path) {
    long from = System.nanoTime();
    int calls = 1;
    while (bed.service().send("GET", path, null).statusCode() == 503) {
      calls++;
      if (System.nanoTime() - from > MOST_COUNTING) {
        bed.results().notThere(path + " was not counted to its end");
        return;
      }
      Service.pause(100);
    }
    bed.say("%s was counted in %d calls".formatted(path, calls));
    double millis = (System.nanoTime() - from) / 1e6;
    bed.results().add("completeness, counted anew", units, 1, Map.of("p50ms", millis));
  }

  private String get(int units, String name, String path) {
    return get(units, name, path, CALLS);
  }

  /** The same call over and over, and where its answer goes on. */
  private String get(int units, String name, String path, int calls) {
    double[] millis = new double[calls];
    HttpResponse<String> answer = null;
    for (int i = 0; i < calls; i++) {
      long from = System.nanoTime();
      answer = bed.service().send("GET", path, null);
      millis[i] = (System.nanoTime() - from) / 1e6;
      if (answer.statusCode() != 200) {
        bed.results().fault(path + " was answered " + answer.statusCode());
      }
    }
    Map<String, Double> figures = new LinkedHashMap<>(TotalsLoads.latency(millis));
    figures.put("characters", (double) answer.body().length());
    bed.results().add(name, units, 1, figures);
    Matcher next = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
    return next.find() ? next.group(1).replaceFirst(".*/api/v1", "") : null;
  }

  /** Bytes for each filing that is stored, of every table with its TOAST and of every index. */
  private void disk(int units) {
    String sql =
        """
        select c.relname, c.relkind,
          case when c.relkind = 'r' then pg_table_size(c.oid) else pg_relation_size(c.oid) end,
          (select count(*) from filing_revision)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'i') order by 3 desc
        """;
    double all = 0;
    double filings = 1;
    for (String line : bed.database().run(sql).lines().toList()) {
      String[] part = line.split("\\|");
      double bytes = Double.parseDouble(part[2]);
      filings = Double.parseDouble(part[3]);
      all += bytes;
      Map<String, Double> figures = Map.of("bytes", bytes, "bytesPerFiling", bytes / filings);
      bed.results().add((part[1].equals("r") ? "table " : "index ") + part[0], units, 1, figures);
    }
    bed.results()
        .add(
            "all tables and indexes",
            units,
            1,
            Map.of("bytes", all, "bytesPerFiling", all / filings));
  }
}
