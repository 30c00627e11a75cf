import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads the service by wrk and reads what it tells. */
final class Wrk {

  private final Bed bed;
  private final Path script;

  Wrk(Bed bed) {
    this.bed = bed;
    this.script = bed.here().resolve("load.lua");
  }

  /** Figures of a load and the number of the next filing. */
  record Load(Map<String, Double> figures, long requests, long next) {}

  /** A load that is under way until it is interrupted. */
  record Running(Process process, Meter meter) {}

  /** GETs a path over and over. */
  Load get(String name, int connections, int seconds, String path) {
    Running load = start(connections, seconds, path, Map.of());
    return finish(name, load);
  }

  /** Hands in new filings of units, and compares what was answered with what is stored. */
  Load file(String name, int connections, int seconds, Units units) {
    units.makeRoom(seconds * bed.mostFilingsPerSecond());
    double before = stored();
    Running running = start(connections, seconds, "/filings", units.environment(bed.filing()));
    Load load = finish(name, running);
    units.sentUpTo(load.next());
    double stored = stored() - before;
    // What was under way when the load ended may be stored too.
    if (stored < load.requests() || stored > load.requests() + connections) {
      bed.results().fault("%s: %d answered, %.0f stored".formatted(name, load.requests(), stored));
    }
    return load;
  }

  /** Starts filings that keep coming, each connection pausing between them. */
  Running startFiling(int connections, int pauseMillis, Units units) {
    units.makeRoom(60 * 1000L * connections / pauseMillis);
    Map<String, String> environment = new HashMap<>(units.environment(bed.filing()));
    environment.put("PAUSE_MS", String.valueOf(pauseMillis));
    return start(connections, 600, "/filings", environment);
  }

  /** Interrupted, wrk still tells its figures. */
  Load stopFiling(String name, Running running, Units units) {
    Started.run(List.of("kill", "-INT", String.valueOf(running.process().pid())), Map.of());
    Load load = finish(name, running);
    units.sentUpTo(load.next());
    return load;
  }

  private double stored() {
    return bed.database().number("select count(*) from filing_revision");
  }

  private Running start(
      int connections, int seconds, String path, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("TOKEN", Service.TOKEN);
    List<String> command = new ArrayList<>(List.of("wrk", "-t1", "--timeout", "10s"));
    command.addAll(List.of("-c" + connections, "-d" + seconds + "s", "-s", script.toString()));
    command.add(bed.service().url() + path);
    Proc.forgetPeak(bed.service().pid());
    Meter meter = new Meter(bed.service(), bed.database());
    return new Running(Started.start(command, all, null), meter);
  }

  private Load finish(String name, Running running) {
    String output = Started.outcome(running.process(), "wrk");
    String[] told =
        output
            .lines()
            .filter(line -> line.startsWith("FIGURES"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(output))
            .split(" ");
    long requests = Long.parseLong(told[1]);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("requests", (double) requests);
    figures.put("perSecond", requests / Double.parseDouble(told[2]));
    figures.put("p50ms", Double.parseDouble(told[3]));
    figures.put("p99ms", Double.parseDouble(told[4]));
    figures.put("p999ms", Double.parseDouble(told[5]));
    figures.put("maxms", Double.parseDouble(told[6]));
    figures.put("overOneSecond", Double.parseDouble(told[7]));
    figures.put("p99ToP50", figures.get("p99ms") / figures.get("p50ms"));
    figures.putAll(running.meter().perRequest(requests));
    figures.put("jvmPeakMiB", Proc.statusKilobytes(bed.service().pid(), "VmHWM") / 1024);
    figures.put("postgresMiB", Proc.treeKilobytes(bed.database().postmaster()) / 1024);
    if (!told[8].equals("0")) {
      bed.results().fault(name + ": " + told[8] + " answers were errors");
    }
    return new Load(figures, requests, Long.parseLong(told[9]));
  }
}
