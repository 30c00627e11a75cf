import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Corrects one filing again and again, so that a total changes and is known to have changed. */
final class Change {

  private static final String CELL = "disclosure.channels.gazette";
  private static final int YEAR = 2018;

  private final Bed bed;
  private final String unit;
  private final String values;
  private String tag;
  private int value;

  /** Of a unit that has filed for 2018 by {@link Sheets}. */
  Change(Bed bed, String unit) {
    this.bed = bed;
    this.unit = unit;
    this.values = Sheets.values(unit, YEAR);
    this.value = Integer.parseInt(values.replaceFirst(".*\"" + CELL + "\":(\\d+).*", "$1"));
    this.tag = bed.service().send("GET", path(), null).headers().firstValue("ETag").orElseThrow();
  }

  private String path() {
    return "/filings/" + YEAR + "/" + unit;
  }

  /** Adds 1 to a cell of the filing, by a new revision. */
  void make() {
    value++;
    String changed = values.replaceFirst("(\"" + CELL + "\":)\\d+", "$1" + value);
    HttpResponse<String> answer =
        bed.service().send("PUT", path(), "{\"values\":{" + changed + "}}", "If-Match", tag);
    if (answer.statusCode() != 200 && answer.statusCode() != 201) {
      throw new IllegalStateException("A correction was answered " + answer.body());
    }
    tag = answer.headers().firstValue("ETag").orElseThrow();
  }

  /** The total of the changed cell in an answer. */
  static long total(String answer) {
    Matcher found = Pattern.compile("\"code\":\"" + CELL + "\".*?\"value\":(\\d+)").matcher(answer);
    if (!found.find()) {
      throw new IllegalStateException("No total of " + CELL + " in " + answer);
    }
    return Long.parseLong(found.group(1));
  }

  /** Milliseconds until a path was answered right after a change, once for each of some changes. */
  double[] millisAfter(String path, int changes) {
    double[] millis = new double[changes];
    long before = total(bed.service().send("GET", path, null).body());
    for (int i = 0; i < changes; i++) {
      make();
      long from = System.nanoTime();
      String answer = bed.service().send("GET", path, null).body();
      millis[i] = (System.nanoTime() - from) / 1e6;
      long expected = before + i + 1;
      if (total(answer) != expected) {
        bed.results().fault("%s says %d, expected %d".formatted(path, total(answer), expected));
      }
    }
    return millis;
  }

  static String cell() {
    return CELL;
  }

  static int year() {
    return YEAR;
  }
}
