import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Many filings in one stream, beside COPY of the very rows that came of them. */
final class Bulk {

  private static final int YEAR = 2016;
  private static final String EMPTY = "truncate bench_copy, bench_copy_event, bench_copy_inbox";

  private final Bed bed;
  private final HandIn handIn;

  Bulk(Bed bed, HandIn handIn) {
    this.bed = bed;
    this.handIn = handIn;
  }

  void measure(int round) {
    int filings = bed.effort().bulkFilings();
    String prefix = "bulk" + round;
    Register.units(bed.database(), prefix, FilingLoads.ONE_OF_A_HUNDRED, 0, filings, null);
    Path file =
        handIn.file(
            IntStream.range(0, filings)
                .mapToObj(i -> Sheets.filing(prefix + "-%06d".formatted(i), YEAR)));
    bed.results().add("bulk", filings, round, stream(file, filings, prefix));
    HandIn.delete(file);
    copy(round, filings, "unit like '" + prefix + "-%' and year = " + YEAR);
  }

  private Map<String, Double> stream(Path file, int filings, String prefix) {
    Proc.forgetPeak(bed.service().pid());
    Meter meter = new Meter(bed.service(), bed.database());
    Path answers = handIn.stream(file);
    double seconds = meter.seconds();
    Map<String, Double> figures = figures(filings, seconds);
    figures.putAll(meter.perRequest(filings));
    figures.put("jvmPeakMiB", Proc.statusKilobytes(bed.service().pid(), "VmHWM") / 1024);
    double stored =
        bed.database()
            .number("select count(*) from filing_revision where unit like '" + prefix + "-%'");
    long answered = lines(answers);
    // The last line sums up.
    if (stored != filings || answered != filings + 1) {
      bed.results()
          .fault(
              "bulk: %d sent, %d lines answered, %.0f stored".formatted(filings, answered, stored));
    }
    return figures;
  }

  /** By psql's \copy, which sends a file as any client would: one table, then all three at once. */
  private void copy(int round, int filings, String rows) {
    Database database = bed.database();
    String revisions = bed.work().resolve("revisions").toString();
    String steps = bed.work().resolve("steps").toString();
    String lines = bed.work().resolve("lines").toString();
    String step = "select * from filing_event where " + rows;
    database.run(
        "\\copy (select * from filing_revision where %s) to '%s'".formatted(rows, revisions),
        "\\copy (%s) to '%s'".formatted(step, steps),
        ("\\copy (select at, actor, role, request_id, 'filing.submit', 'filings/' || year || '/' ||"
                + " unit, year, unit, revision, '{\"digest\":\"' || repeat('0', 64) ||"
                + " '\",\"revision\":1,\"state\":\"submitted\"}' from (%s) step) to '%s'")
            .formatted(step, lines));
    database.run(EMPTY);
    double one = database.timed("\\copy bench_copy from '" + revisions + "'");
    bed.results().add("copy", filings, round, figures(filings, one / 1000));
    database.run(EMPTY);
    double all =
        database.timed(
            "begin",
            "\\copy bench_copy from '" + revisions + "'",
            "\\copy bench_copy_event from '" + steps + "'",
            ("\\copy bench_copy_inbox (at, actor, role, request_id, action, subject, year, unit,"
                    + " revision, after) from '%s'")
                .formatted(lines),
            "commit");
    bed.results().add("copy-three-tables", filings, round, figures(filings, all / 1000));
  }

  void prepare() {
    bed.database()
        .run(
            """
            create table bench_copy (like filing_revision including all);
            alter table bench_copy add foreign key (unit) references unit (code);
            create trigger append_only before update or delete on bench_copy
              for each row execute function refuse_change();
            create table bench_copy_event (like filing_event including all);
            alter table bench_copy_event
              add foreign key (year, unit, revision) references bench_copy (year, unit, number);
            create trigger append_only before update or delete on bench_copy_event
              for each row execute function refuse_change();
            create table bench_copy_inbox (like audit_inbox including all);
            create trigger tells_webhooks after insert on bench_copy_inbox
              for each row when (new.action like 'filing.%') execute function tell_webhooks();
            """);
  }

  private static Map<String, Double> figures(int filings, double seconds) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("seconds", seconds);
    figures.put("perSecond", filings / seconds);
    figures.put("valuesPerSecond", filings * Sheets.numbers(YEAR) / seconds);
    return figures;
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
