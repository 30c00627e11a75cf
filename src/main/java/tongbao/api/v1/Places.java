package tongbao.api.v1;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** So many requests are worked on at a time, so many more wait in the order of their coming. */
final class Places {
  private final int most;
  private final int mostWaiting;
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private int taken;
  private long refused;

  /** What comes of asking for a place. */
  enum Entrance {
    BEGIN,
    WAIT,
    FULL
  }

  Places(int most, int mostWaiting) {
    this.most = most;
    this.mostWaiting = mostWaiting;
  }

  synchronized Entrance enter(Turn turn) {
    if (taken < most) {
      taken++;
      return Entrance.BEGIN;
    }
    if (waiting.size() >= mostWaiting) {
      refused++;
      return Entrance.FULL;
    }
    waiting.addLast(turn);
    return Entrance.WAIT;
  }

  /** Whether one that is still on its way in is refused already. */
  synchronized boolean refuses() {
    boolean full = taken >= most && waiting.size() >= mostWaiting;
    if (full) {
      refused++;
    }
    return full;
  }

  /** Whether it was still waiting; if not, its turn has come. */
  synchronized boolean withdraw(Turn turn) {
    return waiting.remove(turn);
  }

  /** As {@link #withdraw}, of one that has waited in vain. */
  synchronized boolean refuse(Turn turn) {
    boolean waited = waiting.remove(turn);
    if (waited) {
      refused++;
    }
    return waited;
  }

  /** Hands a place on to who has waited longest. */
  void giveBack() {
    Turn next = next();
    if (next != null) {
      next.come();
    }
  }

  private synchronized @Nullable Turn next() {
    Turn next = waiting.pollFirst();
    if (next == null) {
      taken--;
    }
    return next;
  }

  synchronized int taken() {
    return taken;
  }

  synchronized int waiting() {
    return waiting.size();
  }

  /** How many have been turned away. */
  synchronized long refused() {
    return refused;
  }
}
