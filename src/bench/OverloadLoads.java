import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * More than the service can work on: a crowd that does not pause, clients that send slowly, and a
 * table that is locked for a while. Nothing that was taken may be lost, and nothing taken that was
 * refused as not begun.
 */
final class OverloadLoads {

  static final int LOCKED = 512;
  private static final int[] CROWDS = {512, 1_024};
  private static final int SLOW_CLIENTS = 8;

  /** Longer than a statement may take. */
  private static final int LOCK_SECONDS = 12;

  private static final int LOCK_AFTER_MILLIS = 1_000;
  private static final int AREAS = 100;

  private final Bed bed;
  private final Units units;
  private final Recovery recovery;

  OverloadLoads(Bed bed, Units units) {
    this.bed = bed;
    this.units = units;
    this.recovery = new Recovery(bed, units, OverloadLoads::total);
  }

  /** Of one of the areas in which filings come in, so that it is ever new. */
  private static String total(long number) {
    return "/totals/2014?area=" + (911_000 + number % AREAS);
  }

  void measure(int round) {
    int seconds = 2 * bed.effort().seconds();
    for (int clients : CROWDS) {
      phase("overload", clients, round, seconds, false);
    }
    phase("overload-locked", LOCKED, round, LOCK_SECONDS + seconds, true);
  }

  private void phase(String name, int clients, int round, int seconds, boolean locks) {
    units.makeRoom(seconds * bed.mostFilingsPerSecond());
    Map<String, Double> figures = new LinkedHashMap<>(recovery.before());
    Meter meter = new Meter(bed.service(), bed.database());
    Crowd crowd = new Crowd(bed, units, OverloadLoads::total);
    HealthWatch health = HealthWatch.start(bed.service());
    Lock lock = new Lock(bed.database(), LOCK_AFTER_MILLIS, LOCK_SECONDS);
    long end;
    try (health;
        SlowClients slow = SlowClients.start(bed.service(), SLOW_CLIENTS)) {
      if (locks) {
        lock.start();
      }
      end = crowd.ask(clients, seconds);
    }
    figures.putAll(tell(name, crowd.answers(), seconds));
    figures.putAll(meter.perRequest(crowd.answers().size()));
    figures.putAll(health.figures());
    if (locks) {
      takenAgain(crowd.answers(), lock.released())
          .ifPresent(after -> figures.put("takenAgainSeconds", after));
    }
    figures.putAll(recovery.after(name, end));
    figures.putAll(compare(name, crowd.answers()));
    bed.results().add(name, clients, round, figures);
  }

  private Map<String, Double> tell(String name, List<Crowd.Answer> answers, int seconds) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("requests", (double) answers.size());
    figures.put("perSecond", answers.size() / (double) seconds);
    long refused = answers.stream().filter(Crowd.Answer::isRefused).count();
    figures.put("refusedShare", refused / (double) answers.size());
    figures.put("unavailable", (double) count(answers, it -> it.problem().equals("unavailable")));
    figures.put("filed", (double) count(answers, it -> it.status() == 201));
    percentiles(figures, "", answers.stream().filter(Crowd.Answer::isTaken));
    percentiles(
        figures, "refused", answers.stream().filter(it -> it.problem().equals("overloaded")));
    percentiles(
        figures, "unavailable", answers.stream().filter(it -> it.problem().equals("unavailable")));
    long mute = count(answers, Crowd.Answer::isMute);
    figures.put("mute", (double) mute);
    if (mute > 0) {
      bed.results().fault("%s: %d of 503 say nothing of Retry-After".formatted(name, mute));
    }
    answers.stream()
        .filter(it -> !it.isTaken() && !it.isRefused())
        .collect(
            Collectors.groupingBy(it -> it.status() + " " + it.problem(), Collectors.counting()))
        .forEach(
            (other, times) ->
                bed.results().fault("%s: %d answers were %s".formatted(name, times, other)));
    return figures;
  }

  private static long count(List<Crowd.Answer> answers, Predicate<Crowd.Answer> which) {
    return answers.stream().filter(which).count();
  }

  private static void percentiles(
      Map<String, Double> figures, String name, Stream<Crowd.Answer> which) {
    double[] millis = which.mapToDouble(Crowd.Answer::millis).sorted().toArray();
    if (millis.length > 0) {
      figures.put(name + "p50ms", millis[millis.length / 2]);
      figures.put(name + "p99ms", millis[(int) (millis.length * 0.99)]);
      figures.put(name + "maxms", millis[millis.length - 1]);
    }
  }

  /** Seconds until a filing was taken again. */
  private static OptionalDouble takenAgain(List<Crowd.Answer> answers, long released) {
    return answers.stream()
        .filter(it -> it.status() == 201 && it.at() > released)
        .mapToDouble(it -> (it.at() - released) / 1e9)
        .min();
  }

  /** Each 201 has to be found again, and none that was refused before it was begun. */
  private Map<String, Double> compare(String name, List<Crowd.Answer> answers) {
    Path file = bed.work().resolve("answered");
    try {
      Files.write(
          file,
          answers.stream()
              .filter(it -> it.filing() >= 0)
              .map(
                  it ->
                      "%s\t%d\t%d %s"
                          .formatted(
                              units.unit(it.filing()),
                              units.year(it.filing()),
                              it.status(),
                              it.problem()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] counts =
        bed.database()
            .run(
                "create temp table answered (unit text, year int, answer text)",
                "\\copy answered from '" + file + "'",
                """
                select count(*) filter (where answer = '201 ' and r.unit is null),
                  count(*) filter (where answer = '503 overloaded' and r.unit is not null)
                from answered left join filing_revision r using (unit, year)
                """)
            .split("\\|");
    if (!counts[0].equals("0") || !counts[1].equals("0")) {
      bed.results()
          .fault("%s: %s of 201 lost, %s refused and stored".formatted(name, counts[0], counts[1]));
    }
    return Map.of("lost", Double.valueOf(counts[0]));
  }
}
