import java.util.Map;

/**
 * Units that hand in ever new filings: each of a block files for each year, then the next block
 * does. load.lua and single-filing.sql count the same way.
 */
final class Units {

  private static final int FIRST_YEAR = 2014;
  private static final int BLOCK = 5_000;
  private static final int AT_ONCE = 10_000;

  private final Database database;
  private final String prefix;
  private final String area;
  private final Integer lastYear;
  private final int years;
  private int registered;
  private long sent;

  /**
   * Units that file for 2014 and the years after.
   *
   * @param area SQL for the code of the area of unit {@code i}
   */
  Units(Database database, String prefix, String area, Integer lastYear) {
    this.database = database;
    this.prefix = prefix;
    this.area = area;
    this.lastYear = lastYear;
    this.years = lastYear == null ? 5 : lastYear - FIRST_YEAR + 1;
  }

  /** Sees to it that the next so many filings have units. */
  void makeRoom(long filings) {
    reach(sent + filings);
  }

  /** Sees to it that the filing of that number has a unit. */
  void reach(long filing) {
    long needed = filing / ((long) BLOCK * years) * BLOCK + BLOCK;
    while (registered < needed) {
      Register.units(database, prefix, area, registered, AT_ONCE, lastYear);
      registered += AT_ONCE;
    }
  }

  /** Tells load.lua whose turn it is. */
  Map<String, String> environment(String filing) {
    return Map.of(
        "FILING", filing,
        "PREFIX", prefix,
        "YEARS", String.valueOf(years),
        "BLOCK", String.valueOf(BLOCK),
        "SENT", String.valueOf(sent));
  }

  /** The body of the filing of that number. */
  String filing(long number, String rest) {
    return "{\"unit\":\"%s\",\"year\":%d,%s".formatted(unit(number), year(number), rest);
  }

  String unit(long number) {
    long within = number % ((long) BLOCK * years);
    return "%s-%06d".formatted(prefix, number / ((long) BLOCK * years) * BLOCK + within % BLOCK);
  }

  int year(long number) {
    return FIRST_YEAR + (int) (number % ((long) BLOCK * years) / BLOCK);
  }

  long sent() {
    return sent;
  }

  void sentUpTo(long next) {
    sent = next;
  }
}
