import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Measures the packaged service; README.md beside this file says what and how to read it. */
final class Bench {

  private static final int FIVE_MINUTES = 300;

  private final Bed bed;
  private final Wrk wrk;
  private final Options options;

  private Bench(Bed bed, Options options) {
    this.bed = bed;
    this.wrk = new Wrk(bed);
    this.options = options;
  }

  public static void main(String[] args) throws IOException {
    Run run = Run.of(args, "--quick", "--long", "--only", "--rounds");
    Options options = run.options();
    boolean quick = options.has("--quick") || "1".equals(System.getenv("QUICK"));
    Bed.Effort effort = quick ? Bed.Effort.QUICK : Bed.Effort.NORMAL;
    run.results().circumstance("effort", quick ? "quick" : "normal");
    run.measure(
        effort.withRounds((int) options.number("--rounds", effort.rounds())),
        bed -> new Bench(bed, options).measure());
    Files.writeString(run.out().resolve("picture.svg"), Picture.of(run.results()));
    run.end("table.txt", table(run.results()), "figures.json");
  }

  private void measure() {
    HandIn handIn = new HandIn(bed.service(), bed.work());
    Units elsewhere = FilingLoads.prepare(bed.database());
    TotalsLoads totals = new TotalsLoads(bed, wrk);
    FilingLoads filings = new FilingLoads(bed, wrk, elsewhere);
    if (Stream.of("totals", "filings", "bulk", "sizes", "overload").anyMatch(this::wanted)) {
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
    rounds("overload", new OverloadLoads(bed, elsewhere)::measure);
    rounds("start", new StartUps(bed)::measure);
    if (wanted("check")) {
      Checking.measure(bed);
    }
    int seconds = (int) options.number("--long", options.has("--long") ? FIVE_MINUTES : 0);
    if (seconds > 0) {
      bed.say("filings for %d seconds".formatted(seconds));
      filings.forLong(seconds);
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

  private static String table(Results results) {
    Aims aims = new Aims(results);
    StringBuilder text = new StringBuilder(aims.table()).append('\n').append(aims.loads());
    results.notThere().forEach(each -> text.append("\nnot there: ").append(each));
    results.faults().forEach(each -> text.append("\nINVALID: ").append(each));
    return text.toString();
  }
}
