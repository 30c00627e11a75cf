package tongbao.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import tongbao.sheet.Entry;
import tongbao.sheet.ReceivedSheet;

/** Sheets held against those of the year before, under the limits that hold by default. */
@NullMarked
final class YearsBefore {

  static final YearBeforeLimits LIMITS = limits("50", "1.8", "10", Set.of());

  private YearsBefore() {}

  static YearBeforeLimits limits(String absolute, String ratio, String base, Set<String> ignored) {
    return new YearBeforeLimits(
        limit(absolute, ratio, base, "3"), limit("10", "3", "0.1", "0.1"), 8, ignored);
  }

  private static YearBeforeLimits.Limit limit(
      String absolute, String ratio, String base, String zeroFrom) {
    return new YearBeforeLimits.Limit(
        new BigDecimal(absolute),
        new BigDecimal(ratio),
        new BigDecimal(base),
        new BigDecimal(zeroFrom));
  }

  /** All findings of a sheet, the year before being 2015, revision 2. */
  static List<Finding> findings(
      Map<String, Entry> before, Map<String, Entry> now, YearBeforeLimits limits) {
    YearBefore last = new YearBefore(2015, 2, Forms.check(before).sheet(), Map.of(), limits);
    return Checks.check(
            new ReceivedSheet(Forms.E2014, now, Forms.SIGNED, Map.of()), new Background(last, null))
        .findings();
  }

  /** Those about the year before, as {@code jump.complaints} or {@code copy}. */
  static List<String> rules(
      Map<String, Entry> before, Map<String, Entry> now, YearBeforeLimits limits) {
    return findings(before, now, limits).stream()
        .map(Finding::rule)
        .filter(rule -> rule.startsWith("2014.year-before."))
        .map(rule -> rule.substring("2014.year-before.".length()))
        .toList();
  }
}
