import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What totals and filings cost in areas where few and where many units have filed. */
final class SizeLoads {

  private static final int CHANGES = 8;

  private final Bed bed;
  private final Wrk wrk;
  private final Map<Integer, Units> filing = new LinkedHashMap<>();
  private final Map<Integer, Change> changes = new HashMap<>();

  SizeLoads(Bed bed, Wrk wrk) {
    this.bed = bed;
    this.wrk = wrk;
  }

  /**
   * One area for each size. Filings go the way of all filings, so what is kept of them is right.
   */
  void prepare(HandIn handIn) {
    Register.areas(bed.database(), "select '930000', 'sizes', null");
    int[] sizes = bed.effort().sizes();
    for (int n = 0; n < sizes.length; n++) {
      int size = sizes[n];
      String area = String.valueOf(930_001 + n);
      Register.areas(bed.database(), "select '%s', 'size %d', '930000'".formatted(area, size));
      Register.units(bed.database(), "size" + size, "'" + area + "'", 0, size, null);
      handIn.all(
          IntStream.range(0, size)
              .mapToObj(i -> Sheets.filing("size%d-%06d".formatted(size, i), Change.year())));
      // These no longer report for the year that is totalled, and so its totals stay those of the
      // size.
      filing.put(
          size, new Units(bed.database(), "more" + size, "'" + area + "'", Change.year() - 1));
    }
    bed.database().run("vacuum analyze filing_revision");
  }

  void measure(int round) {
    int n = 0;
    for (Map.Entry<Integer, Units> entry : filing.entrySet()) {
      int size = entry.getKey();
      String totals = "/totals/" + Change.year() + "?area=" + (930_001 + n++);
      Change change =
          changes.computeIfAbsent(size, any -> new Change(bed, "size%d-000000".formatted(size)));
      bed.results()
          .add(
              "totals-by-size",
              size,
              round,
              TotalsLoads.latency(change.millisAfter(totals, CHANGES)));
      bed.results()
          .add(
              "unchanged-totals-by-size",
              size,
              round,
              wrk.get("totals", 8, bed.effort().seconds(), totals).figures());
      bed.results()
          .add(
              "filings-by-size",
              size,
              round,
              wrk.file("filings by size", 8, bed.effort().seconds(), entry.getValue()).figures());
    }
  }
}
