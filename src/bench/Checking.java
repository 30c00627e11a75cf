import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The check of one sheet alone, as the JMH benchmark beside this file measures it. */
final class Checking {

  private static final String WANTED = "FilingBenchmark.(check|readAndCheck)$";

  /** Seconds for each sheet; with fewer the compiler is still at work on the first. */
  private static final int WARM_UP = 5;

  private static final Pattern BENCHMARK =
      Pattern.compile(
          "\"benchmark\" : \"[^\"]*\\.(\\w+)\"(.*?)\"rawData\" : \\[(.*?)]\\s*]", Pattern.DOTALL);
  private static final Pattern SHEET = Pattern.compile("\"sheet\" : \"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.E-]*");

  private Checking() {}

  /** Each iteration counts as a round, in microseconds for one sheet. */
  static void measure(Bed bed) {
    if (!Files.exists(bed.here().resolve("java"))) {
      bed.results().notThere("a JMH benchmark of the checks, so they were not measured alone");
      return;
    }
    bed.say("checks alone");
    String arguments = WANTED + " -f 1 -wi " + WARM_UP + " -i " + bed.effort().rounds();
    Started.run(
        List.of(
            "mvn",
            "-B",
            "-q",
            "-f",
            bed.root().resolve("pom.xml").toString(),
            "-Pbench",
            "test-compile",
            "exec:exec",
            "-Dbench.args=" + arguments),
        Map.of());
    Matcher found = BENCHMARK.matcher(text(bed.root().resolve("target/bench-validation.json")));
    while (found.find()) {
      Matcher sheet = SHEET.matcher(found.group(2));
      String name = "jmh " + found.group(1) + (sheet.find() ? " " + sheet.group(1) : "");
      Matcher iteration = NUMBER.matcher(found.group(3));
      for (int round = 1; iteration.find(); round++) {
        double micros = Double.parseDouble(iteration.group());
        bed.results().add(name, 1, round, Map.of("micros", micros));
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
