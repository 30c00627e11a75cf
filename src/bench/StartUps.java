import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** From starting the process to the first answered request, and memory at that moment. */
final class StartUps {

  private static final String ROLE = "bench_start";

  private final Bed bed;

  StartUps(Bed bed) {
    this.bed = bed;
  }

  /**
   * With its own PostgreSQL made at this start, with the one made before, and with a PostgreSQL
   * that runs already: that of the service that is being measured, in a database of its own.
   */
  void measure(int round) {
    Path own = bed.work().resolve("start-" + round);
    start(round, "start-fresh", own, Map.of());
    start(round, "start-existing", own, Map.of());
    Map<String, String> external = external(round);
    Path none = bed.work().resolve("start-external-" + round);
    start(round, "start-external-empty", none, external);
    start(round, "start-external", none, external);
  }

  private void start(int round, String name, Path data, Map<String, String> settings) {
    try (Service service = Service.start(bed.root(), data, settings)) {
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("millis", service.startMillis());
      figures.put("cpuMillis", Proc.workedMicros(service.pid()) / 1000);
      figures.put("jvmMiB", Proc.statusKilobytes(service.pid(), "VmRSS") / 1024);
      if (settings.isEmpty()) {
        figures.put("postgresMiB", Proc.treeKilobytes(service.database().postmaster()) / 1024);
      }
      bed.results().add(name, 1, round, figures);
    }
  }

  private Map<String, String> external(int round) {
    String name = ROLE + round;
    bed.database()
        .run(
            "create role " + name + " login password '" + name + "'",
            "create database " + name + " owner " + name);
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://127.0.0.1:" + bed.database().port() + "/" + name,
        "QUARKUS_DATASOURCE_USERNAME",
        name,
        "QUARKUS_DATASOURCE_PASSWORD",
        name);
  }
}
