import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the measurements stand on.
 *
 * @param work a directory that is removed in the end
 * @param filing the end of a filing's body, from its values on
 */
record Bed(
    Path root,
    Path work,
    Service service,
    Database database,
    Results results,
    Effort effort,
    String filing) {

  static final String CITY = "620900";

  /**
   * How long each thing is measured.
   *
   * @param warmFilings after so many the compiler of the JVM has done most of its work
   * @param warmSeconds the longest time to wait for that
   */
  record Effort(
      int rounds,
      int seconds,
      int warmFilings,
      int warmSeconds,
      int[] sizes,
      int bulkFilings,
      int drilledUnits) {

    static final Effort NORMAL =
        new Effort(3, 4, 60_000, 60, new int[] {100, 1_000, 10_000, 100_000}, 20_000, 3_000);
    static final Effort QUICK =
        new Effort(2, 2, 5_000, 12, new int[] {100, 1_000, 5_000}, 2_000, 500);

    Effort withRounds(int wanted) {
      return new Effort(
          wanted, seconds, warmFilings, warmSeconds, sizes, bulkFilings, drilledUnits);
    }
  }

  Path here() {
    return root.resolve("src/bench");
  }

  /** More than any load reaches, so that units do not run out. */
  long mostFilingsPerSecond() {
    return 15_000;
  }

  /** The real filing of 2016 that the tests use, without unit, year and what a body has not. */
  static String realFiling(Path root) {
    try {
      String sheet =
          Files.readString(root.resolve("src/test/resources/filings/2016-jiuquan-zhijian.json"));
      return sheet
          .replaceAll("\\s+", " ")
          .replaceFirst(".*?(\"values\")", "$1")
          .replaceFirst(",\\s*\"published\".*", "}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void say(String text) {
    System.err.println(text);
  }
}
