import java.io.File;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the service is as it was before a load: one client's requests, one after another, are all
 * taken and no slower than twice as before, no place is taken any more, and nothing is left open.
 */
final class Recovery {

  private static final int CALLS = 20;
  private static final int MOST_SECONDS = 60;
  private static final int SPARE_FILES = 20;
  private static final Pattern PLACES =
      Pattern.compile("(?m)^tongbao_lanes_(?:taken|waiting)\\{[^}]*} (\\S+)");

  private final Bed bed;
  private final Units units;
  private final LongFunction<String> totals;
  private double medianBefore;
  private int filesBefore;

  Recovery(Bed bed, Units units, LongFunction<String> totals) {
    this.bed = bed;
    this.units = units;
    this.totals = totals;
  }

  /** One round of calls. */
  private record Calls(double medianMillis, boolean allTaken) {}

  Map<String, Double> before() {
    Calls calls = calls();
    if (!calls.allTaken()) {
      throw new IllegalStateException("The service refuses a single client.");
    }
    medianBefore = calls.medianMillis();
    filesBefore = openFiles();
    return Map.of("beforems", medianBefore, "beforeMiB", residentMiB());
  }

  /** Seconds from the end of a load until all is as before. */
  Map<String, Double> after(String name, long end) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (double seconds = since(end); seconds < MOST_SECONDS; seconds = since(end)) {
      Calls calls = calls();
      if (calls.allTaken() && calls.medianMillis() <= 2 * medianBefore) {
        figures.put("recoverySeconds", seconds);
        figures.put("afterms", calls.medianMillis());
        break;
      }
    }
    if (figures.isEmpty()) {
      bed.results().fault(name + ": not as before after " + MOST_SECONDS + " s");
    }
    int more = openFiles() - filesBefore;
    figures.put("moreFiles", (double) more);
    if (more > SPARE_FILES) {
      bed.results().fault("%s: %d more files are open than before".formatted(name, more));
    }
    figures.put("afterMiB", residentMiB());
    double places = places();
    if (places != 0) {
      bed.results().fault("%s: %.0f places are still taken".formatted(name, places));
    }
    return figures;
  }

  private static double since(long end) {
    return Math.max(0, (System.nanoTime() - end) / 1e9);
  }

  private Calls calls() {
    List<Double> millis = new ArrayList<>();
    boolean allTaken = true;
    for (int i = 0; i < CALLS; i++) {
      long from = System.nanoTime();
      HttpResponse<String> answer =
          i % 2 == 0 ? file() : bed.service().send("GET", totals.apply(i), null);
      millis.add((System.nanoTime() - from) / 1e6);
      allTaken &= answer.statusCode() / 100 == 2;
    }
    return new Calls(Spread.of(millis).median(), allTaken);
  }

  private HttpResponse<String> file() {
    long number = units.sent();
    units.sentUpTo(number + 1);
    return bed.service().send("POST", "/filings", units.filing(number, bed.filing()));
  }

  private int openFiles() {
    String[] open = new File("/proc/" + bed.service().pid() + "/fd").list();
    return open == null ? 0 : open.length;
  }

  private double residentMiB() {
    return Proc.statusKilobytes(bed.service().pid(), "VmRSS") / 1024;
  }

  private double places() {
    Matcher found = PLACES.matcher(bed.service().outside("/q/metrics").body());
    double sum = 0;
    boolean any = false;
    while (found.find()) {
      any = true;
      sum += Double.parseDouble(found.group(1));
    }
    if (!any) {
      bed.results().notThere("gauges of the lanes");
    }
    return sum;
  }
}
