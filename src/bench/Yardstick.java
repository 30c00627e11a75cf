import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** pgbench storing filings one commit each, into tables like the service's on the same server. */
final class Yardstick {

  private static final String TABLES =
      """
      create table bench_revision (like filing_revision including all);
      alter table bench_revision add foreign key (unit) references unit (code);
      create trigger append_only before update or delete on bench_revision
        for each row execute function refuse_change();
      create table bench_event (like filing_event including all);
      alter table bench_event
        add foreign key (year, unit, revision) references bench_revision (year, unit, number);
      create trigger append_only before update or delete on bench_event
        for each row execute function refuse_change();
      create table bench_inbox (like audit_inbox including all);
      create trigger tells_webhooks after insert on bench_inbox
        for each row when (new.action like 'filing.%') execute function tell_webhooks();
      """;

  private final Bed bed;
  private long next;
  private double inserted;

  Yardstick(Bed bed) {
    this.bed = bed;
    bed.database().run(TABLES);
  }

  /** What pgbench tells of a load. Its latency is known as a mean only. */
  Map<String, Double> load(int connections, int seconds, Units units) {
    units.reach(next + 2 * seconds * bed.mostFilingsPerSecond());
    List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared"));
    command.addAll(List.of("-c", String.valueOf(connections), "-T", String.valueOf(seconds)));
    command.addAll(List.of("-j", connections == 1 ? "1" : "2"));
    command.addAll(List.of("-f", bed.here().resolve("single-filing.sql").toString()));
    given(connections)
        .forEach(
            (name, value) -> {
              command.add("-D");
              command.add(name + "=" + value);
            });
    Meter meter = new Meter(bed.service(), bed.database());
    String output = Started.run(command, bed.database().environment());
    double processed = figure(output, "number of transactions actually processed: ([0-9]+)");
    inserted += processed;
    // Some clients are ahead of others; keys they left out stay unused.
    next += 2 * (long) processed;
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("requests", processed);
    figures.put("perSecond", figure(output, "tps = ([0-9.]+)"));
    figures.put("meanms", figure(output, "latency average = ([0-9.]+) ms"));
    figures.putAll(meter.perRequest(processed));
    return figures;
  }

  void check() {
    double stored = bed.database().number("select count(*) from bench_revision");
    if (stored != inserted) {
      bed.results().fault("pgbench: %.0f commits, %.0f stored".formatted(inserted, stored));
    }
  }

  /** As long as what the service stores. */
  private Map<String, String> given(int connections) {
    String digest = "0".repeat(63) + "7";
    Map<String, String> given = new LinkedHashMap<>();
    given.put("first", String.valueOf(next));
    given.put("clients", String.valueOf(connections));
    given.put("turn", "0");
    given.put("edition", "2014");
    given.put("at", "2026-01-01T00:00:00.123456Z");
    given.put("digest", "\\x" + digest);
    given.put("cells", cells());
    given.put("document", "酒质监〔2017〕56号");
    given.put("head", "高原");
    given.put("reviewer", "高国旺");
    given.put("preparer", "高军");
    given.put("phone", "2852952");
    given.put("signed", "2017-03-03");
    given.put("receipt", "r".repeat(420));
    given.put("request", "0a1b2c3d-100000");
    given.put("after", "{\"digest\":\"" + digest + "\",\"revision\":1,\"state\":\"submitted\"}");
    return given;
  }

  /** The numbers of the real filing in the order of their cells, as PostgreSQL writes an array. */
  private String cells() {
    return bed.filing()
        .replaceFirst(".*?\"values\": *\\{([^}]*)}.*", "{$1}")
        .replaceAll("\"[^\"]*\" *: *| ", "")
        .replace("null", "NULL");
  }

  private static double figure(String output, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(output);
    if (!found.find()) {
      throw new IllegalStateException(output);
    }
    return Double.parseDouble(found.group(1));
  }
}
