package tongbao.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tongbao.desk.BusyException;

/**
 * What many ask for at once, done for them together. Nobody waits for company: who finds a place
 * free does what has gathered, at first only their own, and those who come meanwhile gather. What
 * is done for a caller is begun after the caller came. Who has waited long leaves: work that hangs
 * holds up those who gather for it no longer than its own time.
 */
final class Together<Q, A> {

  /** At most so many wait; the next is refused. */
  static final int MOST_WAITING = 1000;

  /** At most so many are done at once. */
  static final int LARGEST = 128;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final int places;
  private final Duration patience;
  private final Function<List<Q>, List<A>> work;
  private final ArrayDeque<Caller<Q, A>> waiting = new ArrayDeque<>();
  private int taken;

  /**
   * Nothing is done yet.
   *
   * @param places how much may be under way at the same time
   * @param patience how long one waits at most until theirs is begun
   * @param work answers in the order of what is asked
   */
  Together(int places, Duration patience, Function<List<Q>, List<A>> work) {
    this.places = places;
    this.patience = patience;
    this.work = work;
  }

  /** What came of it: a value, or what was thrown. */
  private record Answer<A>(@Nullable A value, @Nullable Throwable failure) {}

  private static final class Caller<Q, A> {
    private final Q asked;
    private final Thread thread = Thread.currentThread();
    private volatile @Nullable Answer<A> answer;
    private volatile boolean turn;

    Caller(Q asked) {
      this.asked = asked;
    }

    void give(Answer<A> given) {
      answer = given;
      LockSupport.unpark(thread);
    }

    void giveTurn() {
      turn = true;
      LockSupport.unpark(thread);
    }

    /** Whether it is answered, or has its turn, in that time. */
    boolean isServedWithin(Duration time) {
      long until = System.nanoTime() + time.toNanos();
      return await(() -> until - System.nanoTime());
    }

    void await() {
      await(() -> Long.MAX_VALUE);
    }

    /** Not to be interrupted: what was asked may be under way, and what comes of it counts. */
    private boolean await(LongSupplier nanosLeft) {
      boolean interrupted = false;
      long nanos = nanosLeft.getAsLong();
      while (answer == null && !turn && nanos > 0) {
        LockSupport.parkNanos(this, nanos);
        interrupted |= Thread.interrupted();
        nanos = nanosLeft.getAsLong();
      }
      if (interrupted) {
        thread.interrupt();
      }
      return answer != null || turn;
    }
  }

  /**
   * Has it done.
   *
   * @throws RejectedExecutionException at once, and nothing is done, where too many wait
   * @throws BusyException where it has waited in vain, and nothing is done
   */
  A ask(Q asked) {
    Caller<Q, A> mine = new Caller<>(asked);
    if (!findsPlace(mine) && !mine.isServedWithin(patience)) {
      if (leaves(mine)) {
        throw new BusyException(PAUSE);
      }
      mine.await();
    }
    Answer<A> answer = mine.answer;
    return value(answer == null ? workFor(mine) : answer);
  }

  private synchronized boolean findsPlace(Caller<Q, A> caller) {
    if (taken < places) {
      taken++;
      return true;
    }
    if (waiting.size() >= MOST_WAITING) {
      throw new RejectedExecutionException(MOST_WAITING + " wait already");
    }
    waiting.add(caller);
    return false;
  }

  /** Not where it is being served: then what comes of it counts. */
  private synchronized boolean leaves(Caller<Q, A> caller) {
    return waiting.remove(caller);
  }

  private Answer<A> workFor(Caller<Q, A> mine) {
    List<Caller<Q, A>> callers = gatheredWith(mine);
    List<Answer<A>> answers;
    try {
      answers = answers(callers);
    } finally {
      passOn();
    }
    for (int i = 1; i < callers.size(); i++) {
      callers.get(i).give(answers.get(i));
    }
    return answers.get(0);
  }

  private List<Answer<A>> answers(List<Caller<Q, A>> callers) {
    try {
      List<A> done = work.apply(callers.stream().map(caller -> caller.asked).toList());
      return done.stream().map(value -> new Answer<>(value, null)).toList();
    } catch (RuntimeException | Error e) {
      return Collections.nCopies(callers.size(), new Answer<>(null, e));
    }
  }

  private synchronized List<Caller<Q, A>> gatheredWith(Caller<Q, A> first) {
    List<Caller<Q, A>> callers = new ArrayList<>(Math.min(LARGEST, waiting.size() + 1));
    callers.add(first);
    while (callers.size() < LARGEST && !waiting.isEmpty()) {
      callers.add(waiting.remove());
    }
    return callers;
  }

  /** To whoever has waited longest. */
  private synchronized void passOn() {
    Caller<Q, A> next = waiting.poll();
    if (next == null) {
      taken--;
    } else {
      next.giveTurn();
    }
  }

  private A value(Answer<A> answer) {
    Throwable failure = answer.failure;
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return Objects.requireNonNull(answer.value);
  }

  /** How many wait. */
  synchronized int waiting() {
    return waiting.size();
  }
}
