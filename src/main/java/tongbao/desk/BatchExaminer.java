package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tongbao.access.CurrentCaller;
import tongbao.desk.Examiner.Examined;
import tongbao.filing.Circumstances;
import tongbao.filing.Counting;
import tongbao.filing.Course;
import tongbao.filing.FilingEvent;
import tongbao.filing.FilingId;
import tongbao.filing.FirstFiling;
import tongbao.filing.Revision;
import tongbao.unit.UnitCode;

/** Examines filings of a batch: one look-up for all, then each by itself. */
@ApplicationScoped
class BatchExaminer {

  private final Examiner examiner;
  private final Seasons seasons;
  private final FilingDesk desk;
  private final CurrentCaller caller;
  private final Clock clock;

  BatchExaminer(
      Examiner examiner, Seasons seasons, FilingDesk desk, CurrentCaller caller, Clock clock) {
    this.examiner = examiner;
    this.seasons = seasons;
    this.desk = desk;
    this.caller = caller;
    this.clock = clock;
  }

  /** A filing that was examined. */
  sealed interface Line {}

  /** To be recorded. */
  record Fresh(FirstFiling filing, Examined examined, boolean leaning) implements Line {}

  /** To be compared with what is recorded of its unit and year, or will be when its turn comes. */
  record Again(Examined examined) implements Line {}

  /** Free of errors, of a unit that has not filed; to be left at that. */
  record Sound(Examined examined) implements Line {}

  /** To be refused for errors in its sheet. */
  record Faulty(Examined examined) implements Line {}

  /** Of a unit nobody knows. */
  record Stray(FilingId id) implements Line {}

  /** Not examined, because something went wrong. */
  record Broken(RuntimeException why) implements Line {}

  /**
   * Examines filings.
   *
   * @param pending the batch's filings that are not recorded yet; those that are to be are added
   */
  List<Line> examine(List<Handed> handed, Map<FilingId, Revision> pending, boolean dryRun) {
    // Before the look-up: what has left this meanwhile is found by it.
    Map<FilingId, Revision> ahead = Map.copyOf(pending);
    Turn turn =
        new Turn(
            around(handed),
            ahead,
            pending,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            caller.author(),
            dryRun);
    Line[] lines = new Line[handed.size()];
    // A unit's filings bear on each other, so they are taken one after the other.
    IntStream.range(0, lines.length)
        .boxed()
        .collect(Collectors.groupingBy(place -> handed.get(place).id().unit()))
        .values()
        .parallelStream()
        .forEach(places -> places.forEach(place -> lines[place] = turn.line(handed.get(place))));
    return Arrays.asList(lines);
  }

  private Map<FilingId, Circumstances> around(List<Handed> handed) {
    Map<Integer, Set<UnitCode>> units =
        handed.stream()
            .map(Handed::id)
            .collect(
                Collectors.groupingBy(
                    FilingId::year, Collectors.mapping(FilingId::unit, Collectors.toSet())));
    Map<FilingId, Circumstances> around = new HashMap<>();
    units.forEach(
        (year, of) ->
            seasons
                .around(year, of)
                .forEach((unit, found) -> around.put(new FilingId(year, unit), found)));
    return around;
  }

  /** What filings examined together are examined with. */
  private final class Turn {
    private final Map<FilingId, Circumstances> around;
    private final Map<FilingId, Revision> ahead;
    private final Map<FilingId, Revision> pending;
    private final Instant now;
    private final FilingEvent.Author author;
    private final boolean dryRun;

    Turn(
        Map<FilingId, Circumstances> around,
        Map<FilingId, Revision> ahead,
        Map<FilingId, Revision> pending,
        Instant now,
        FilingEvent.Author author,
        boolean dryRun) {
      this.around = around;
      this.ahead = ahead;
      this.pending = pending;
      this.now = now;
      this.author = author;
      this.dryRun = dryRun;
    }

    Line line(Handed handed) {
      try {
        return examined(handed);
      } catch (RuntimeException e) {
        return new Broken(e);
      }
    }

    private Line examined(Handed handed) {
      FilingId id = handed.id();
      Circumstances recorded = around.get(id);
      if (recorded == null) {
        return new Stray(id);
      }
      Circumstances known = withPending(id, recorded);
      Examined examined = examiner.examine(handed, known);
      if (examined.refused()) {
        return new Faulty(examined);
      }
      if (recorded.firstRecordedAt() != null || find(id) != null) {
        return new Again(examined);
      }
      if (dryRun) {
        return new Sound(examined);
      }
      FilingEvent event = Course.first(id, now, author);
      Revision first = desk.revision(examined.submission(), event, null);
      pending.put(id, first);
      boolean leaning = known.yearBefore() != null && recorded.yearBefore() == null;
      return new Fresh(new FirstFiling(first, event), examined, leaning);
    }

    /** The same, with the filing of the year before that this batch brought itself. */
    private Circumstances withPending(FilingId id, Circumstances recorded) {
      Integer yearBefore = seasons.comparable(id.year());
      Revision before =
          yearBefore == null || recorded.lastStep() != null
              ? null
              : find(new FilingId(yearBefore, id.unit()));
      return before == null
          ? recorded
          : new Circumstances(
              recorded.kind(),
              recorded.powers(),
              recorded.dueOn(),
              recorded.firstRecordedAt(),
              new Counting(before.submission(), before.number(), before.recordedAt()),
              new Circumstances.Step(before.number(), before.recordedAt()));
    }

    private @Nullable Revision find(FilingId id) {
      Revision found = ahead.get(id);
      return found == null ? pending.get(id) : found;
    }
  }
}
