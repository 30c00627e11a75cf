import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Measures the packaged service; README.md beside this file says what and how to read it. */
final class Bench {

  private final Bed bed;
  private final Wrk wrk;
  private final Options options;

  private Bench(Bed bed, Options options) {
    this.bed = bed;
    this.wrk = new Wrk(bed);
    this.options = options;
  }

  public static void main(String[] args) throws IOException {
    Options options = Options.of(args, "--quick", "--long", "--only", "--rounds");
    Path root = Path.of(System.getProperty("bench.root"));
    Needs.check(root);
    Path work = Started.temporaryDirectory();
    Path out = Files.createDirectories(root.resolve("target/bench"));
    Results results = new Results();
    results.circumstance("started", Instant.now().toString());
    Needs.describe(results);
    try (Service service = Service.start(root, work.resolve("service"), Map.of())) {
      boolean quick = options.has("--quick") || "1".equals(System.getenv("QUICK"));
      Bed.Effort effort = quick ? Bed.Effort.QUICK : Bed.Effort.NORMAL;
      results.circumstance("effort", quick ? "quick" : "normal");
      Bed bed =
          new Bed(
              root,
              work,
              service,
              service.database(),
              results,
              effort.withRounds((int) options.number("--rounds", effort.rounds())),
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
    Units elsewhere = FilingLoads.prepare(bed.database());
    TotalsLoads totals = new TotalsLoads(bed, wrk);
    FilingLoads filings = new FilingLoads(bed, wrk, elsewhere);
    if (wanted("totals") || wanted("filings") || wanted("bulk") || wanted("sizes")) {
      bed.say("warming up");
      filings.warm();
    }
    if (wanted("totals")) {
      totals.prepare(handIn);
      totals.warm();
      rounds("totals", round -> totals.measure(round, elsewhere));
    }
    rounds("filings", filings::measure);
    filings.check();
    bulk(handIn);
    if (wanted("sizes")) {
      bed.say("filling areas of several sizes");
      SizeLoads sizes = new SizeLoads(bed, wrk);
      sizes.prepare(handIn);
      rounds("sizes", sizes::measure);
    }
    rounds("start", new StartUps(bed)::measure);
    if (wanted("check")) {
      Checking.measure(bed);
    }
    if (options.has("--long")) {
      bed.say("filings for five minutes");
      filings.forLong();
    }
  }

  private boolean wanted(String part) {
    return options
        .value("--only")
        .map(parts -> List.of(parts.split(",")).contains(part))
        .orElse(true);
  }

  private void rounds(String part, IntConsumer measurement) {
    int rounds = wanted(part) ? bed.effort().rounds() : 0;
    for (int round = 1; round <= rounds; round++) {
      bed.say("%s, round %d of %d".formatted(part, round, rounds));
      measurement.accept(round);
    }
  }

  private void bulk(HandIn handIn) {
    if (wanted("bulk") && !handIn.takesBatch()) {
      bed.results().notThere("POST /filings:batch, so bulk was not measured");
      return;
    }
    Bulk bulk = new Bulk(bed, handIn);
    bulk.prepare();
    rounds("bulk", bulk::measure);
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
