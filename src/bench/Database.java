import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PostgreSQL the service brought along, asked by psql. */
record Database(long postmaster, String port, String password) {

  private static final Pattern TIME = Pattern.compile("Time: ([0-9.]+) ms");

  /** Lets psql and pgbench in; they read and write for every unit, as the service may. */
  Map<String, String> environment() {
    return Map.of(
        "PGHOST", "127.0.0.1",
        "PGPORT", port,
        "PGUSER", "tongbao",
        "PGDATABASE", "tongbao",
        "PGPASSWORD", password,
        "PGOPTIONS", "-c tongbao.unit=*");
  }

  /** What the last statement printed, without headings. Each part is a statement or a \command. */
  String run(String... parts) {
    List<String> command = new ArrayList<>(List.of("psql", "-qXAt", "-v", "ON_ERROR_STOP=1"));
    for (String part : parts) {
      command.add("-c");
      command.add(part);
    }
    return Started.run(command, environment()).trim();
  }

  String file(Path script) {
    return Started.run(
            List.of("psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-f", script.toString()),
            environment())
        .trim();
  }

  double number(String query) {
    return Double.parseDouble(run(query));
  }

  /** Milliseconds that the parts took together, by psql's own clock. */
  double timed(String... parts) {
    List<String> all = new ArrayList<>(List.of("\\timing on"));
    all.addAll(List.of(parts));
    Matcher found = TIME.matcher(run(all.toArray(String[]::new)));
    double sum = 0;
    while (found.find()) {
      sum += Double.parseDouble(found.group(1));
    }
    return sum;
  }
}
