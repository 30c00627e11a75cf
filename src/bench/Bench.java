import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Measures the packaged service; README.md beside this file says what and how to read it. */
final class Bench {

  private final Bed bed;
  private final Wrk wrk;
  private final List<String> options;

  private Bench(Bed bed, List<String> options) {
    this.bed = bed;
    this.wrk = new Wrk(bed);
    this.options = options;
  }

  public static void main(String[] args) throws IOException {
    List<String> options = Arrays.asList(args);
    Path root = Path.of(System.getProperty("bench.root"));
    Needs.check(root, options, List.of("--quick", "--long"));
    Path work = Started.temporaryDirectory();
    Path out = Files.createDirectories(root.resolve("target/bench"));
    Results results = new Results();
    results.circumstance("started", Instant.now().toString());
    Needs.describe(results);
    try (Service service = Service.start(root, work.resolve("service"), Map.of())) {
      boolean quick = options.contains("--quick") || "1".equals(System.getenv("QUICK"));
      Bed bed =
          new Bed(
              root,
              work,
              service,
              service.database(),
              results,
              quick ? Bed.Effort.QUICK : Bed.Effort.NORMAL,
              Bed.realFiling(root));
      new Bench(bed, options).measure();
    } catch (IllegalStateException e) {
      results.fault("stopped early: " + e.getMessage());
    }
    results.circumstance("ended", Instant.now().toString());
    System.exit(report(results, out) ? 0 : 1);
  }

  private void measure() {
    HandIn handIn = new HandIn(bed.service(), bed.work());
    int rounds = bed.effort().rounds();
    Units elsewhere = FilingLoads.prepare(bed.database());
    TotalsLoads totals = new TotalsLoads(bed, wrk);
    FilingLoads filings = new FilingLoads(bed, wrk, elsewhere);
    totals.prepare(handIn);
    totals.warm();
    filings.warm();
    for (int round = 1; round <= rounds; round++) {
      bed.say("totals, round " + round + " of " + rounds);
      totals.measure(round, elsewhere);
    }
    for (int round = 1; round <= rounds; round++) {
      bed.say("filings, round " + round + " of " + rounds);
      filings.measure(round);
    }
    filings.check();
    bulk(handIn, rounds);
    SizeLoads sizes = new SizeLoads(bed, wrk);
    bed.say("filling areas of several sizes");
    sizes.prepare(handIn);
    for (int round = 1; round <= rounds; round++) {
      bed.say("sizes, round " + round + " of " + rounds);
      sizes.measure(round);
    }
    StartUps starts = new StartUps(bed);
    for (int round = 1; round <= rounds; round++) {
      bed.say("start-up, round " + round + " of " + rounds);
      starts.measure(round);
    }
    Checking.measure(bed);
    if (options.contains("--long")) {
      bed.say("filings for five minutes");
      filings.forLong();
    }
  }

  private void bulk(HandIn handIn, int rounds) {
    if (!handIn.takesBatch()) {
      bed.results().notThere("POST /filings:batch, so bulk was not measured");
      return;
    }
    Bulk bulk = new Bulk(bed, handIn);
    bulk.prepare();
    for (int round = 1; round <= rounds; round++) {
      bed.say("bulk, round " + round + " of " + rounds);
      bulk.measure(round);
    }
  }

  /** Writes table, JSON and picture; false where the run is invalid. */
  private static boolean report(Results results, Path out) throws IOException {
    Aims aims = new Aims(results);
    StringBuilder text = new StringBuilder(aims.table()).append('\n').append(aims.loads());
    results.notThere().forEach(each -> text.append("\nnot there: ").append(each));
    results.faults().forEach(each -> text.append("\nINVALID: ").append(each));
    System.out.println(text);
    Files.writeString(out.resolve("table.txt"), text + "\n");
    results.write(out.resolve("figures.json"));
    Files.writeString(out.resolve("picture.svg"), Picture.of(results));
    System.err.println("Table, figures.json and picture.svg are in " + out);
    return results.faults().isEmpty();
  }
}
