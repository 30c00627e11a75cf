package tongbao.desk;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tongbao.filing.Duty;
import tongbao.filing.DutyCounts;
import tongbao.filing.DutyFilter;
import tongbao.filing.Trail;
import tongbao.unit.UnitCode;

/** The counts of a year in an area, kept up to date with the audit log. For several threads. */
final class Overview {

  /** After which a caller may ask again. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Trail trail;
  private final Set<Integer> years;
  private final Stretches stretches = new Stretches(Stretches.AT_ONCE);
  private final ReentrantLock turn = new ReentrantLock();
  private volatile int size;
  private long place = -1;

  /** Whether a call began to count and did not come to the end. */
  private boolean begun;

  private @Nullable String mark;
  private Seen seen = new Seen(DutyCounts.NONE, List.of());

  /**
   * What is said of all units.
   *
   * @param counts without roll-ups
   */
  record Seen(DutyCounts counts, List<Duty> rollUps) {}

  /** Where it is looked up how things stand. */
  interface Source extends Stretches.Look {

    /** How the areas' own reports stand. */
    List<Duty> rollUps();

    /** How many units are expected, by the register. */
    int expected();

    /** How long the caller can still wait; not above zero where no longer. */
    Duration left();
  }

  /**
   * Nothing looked at yet.
   *
   * @param years whose returns bear on the counts
   */
  Overview(Trail trail, Set<Integer> years) {
    this.trail = trail;
    this.years = years;
  }

  /**
   * What is so now.
   *
   * @param now tells by being another that something may have changed; read before this is called
   * @throws BusyException where there is more to count than the caller can wait for; the next call
   *     goes on where this one ended
   */
  Seen at(String now, Source source) {
    await(source.left());
    try {
      if (!now.equals(mark)) {
        if (place < 0) {
          place = trail.end();
        } else {
          follow(source);
        }
        boolean atOnce = !begun;
        begun = true;
        DutyCounts counts = stretches.count(source, () -> !isOver(source.left()));
        if (counts == null) {
          throw new BusyException(PAUSE);
        }
        seen = new Seen(counts, source.rollUps());
        size = stretches.size() + seen.rollUps().size();
        // While this mark comes back nothing was committed since before the look began; what
        // earlier calls began to count is first compared with the register.
        mark = atOnce ? now : null;
        begun = false;
      }
      return seen;
    } finally {
      turn.unlock();
    }
  }

  private void await(Duration patience) {
    try {
      if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException(PAUSE);
    }
  }

  private static boolean isOver(Duration left) {
    return left.isZero() || left.isNegative();
  }

  /** Nobody tells of what was written past the service; that more or fewer are expected does. */
  private void follow(Source source) {
    Trail.Seen changes = trail.since(place, years, stretches::forget);
    boolean registered = changes.units() || changes.areas();
    if (changes.areas() || (!begun && !registered && source.expected() != seen.counts().units())) {
      stretches.forgetAll();
    }
    place = changes.place();
  }

  /** The next range behind a code where units stand as asked; {@code null} where there is none. */
  Stretches.@Nullable Range next(@Nullable UnitCode after, DutyFilter filter) {
    turn.lock();
    try {
      return stretches.next(after, filter);
    } finally {
      turn.unlock();
    }
  }

  /** How much is kept. */
  int size() {
    return size;
  }
}
