package tongbao.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.desk.BusyException;

class TogetherTest {

  private static final int BAD = -1;
  private static final Duration LONG = Duration.ofMinutes(5);

  private final List<List<Integer>> done = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final Together<Integer, Integer> together = new Together<>(1, LONG, this::twice);

  @AfterEach
  void end() {
    release.countDown();
  }

  private List<Integer> twice(List<Integer> asked) {
    begun.countDown();
    if (asked.contains(0)) {
      await(release);
    }
    done.add(asked);
    if (asked.contains(BAD)) {
      throw new IllegalStateException("bad");
    }
    return asked.stream().map(number -> 2 * number).toList();
  }

  @Test
  void whoIsAloneDoesItThemselves() {
    Thread me = Thread.currentThread();
    Together<Integer, Thread> alone =
        new Together<>(1, LONG, asked -> List.of(Thread.currentThread()));
    assertEquals(me, alone.ask(1));
    assertEquals(me, alone.ask(2));
  }

  @Test
  void whoComesMeanwhileIsServedTogetherInOrder() throws Exception {
    List<FutureTask<Integer>> calls = occupied();
    for (int number = 1; number <= 20; number++) {
      calls.add(ask(number));
      waitFor(number);
    }
    release.countDown();
    for (int number = 0; number <= 20; number++) {
      assertEquals(2 * number, calls.get(number).get());
    }
    assertEquals(2, done.size());
    assertEquals(20, done.get(1).size());
    assertEquals(List.of(1, 2, 3), done.get(1).subList(0, 3));
  }

  @Test
  void aFailureIsToldToThoseItConcernsAndWorkGoesOn() throws Exception {
    List<FutureTask<Integer>> calls = occupied();
    calls.add(ask(1));
    waitFor(1);
    calls.add(ask(BAD));
    waitFor(2);
    release.countDown();
    assertEquals(0, calls.get(0).get());
    assertThrows(Exception.class, calls.get(1)::get);
    assertThrows(Exception.class, calls.get(2)::get);
    assertEquals(6, together.ask(3));
  }

  @Test
  void whoFindsItFullIsRefusedAndNothingOfTheirsIsDone() throws Exception {
    List<FutureTask<Integer>> calls = occupied();
    for (int number = 1; number <= Together.MOST_WAITING; number++) {
      calls.add(ask(number));
    }
    waitFor(Together.MOST_WAITING);
    assertThrows(RejectedExecutionException.class, () -> together.ask(1_000_000));
    release.countDown();
    for (int number = 0; number < calls.size(); number++) {
      assertEquals(2 * number, calls.get(number).get());
    }
    assertTrue(done.stream().allMatch(asked -> asked.size() <= Together.LARGEST));
    assertFalse(done.stream().anyMatch(asked -> asked.contains(1_000_000)));
  }

  /** Else a table that is locked would cost them a statement's time twice over. */
  @Test
  void whoHasWaitedTooLongLeavesAndNothingOfTheirsIsDone() throws Exception {
    Together<Integer, Integer> hasty = new Together<>(1, Duration.ofMillis(50), this::twice);
    FutureTask<Integer> first = new FutureTask<>(() -> hasty.ask(0));
    new Thread(first).start();
    await(begun);
    BusyException refusal = assertThrows(BusyException.class, () -> hasty.ask(1));
    assertTrue(refusal.pause().toSeconds() > 0);
    assertEquals(0, hasty.waiting());
    release.countDown();
    assertEquals(0, first.get());
    assertEquals(6, hasty.ask(3));
    assertEquals(List.of(List.of(0), List.of(3)), done);
  }

  @Test
  void whoIsBeingServedDoesNotLeave() throws Exception {
    CountDownLatch both = new CountDownLatch(1);
    Together<Integer, Integer> hasty =
        new Together<>(
            1,
            Duration.ofSeconds(2),
            asked -> {
              begun.countDown();
              if (asked.contains(0)) {
                await(both);
              } else {
                await(release);
              }
              return asked;
            });
    List<FutureTask<Integer>> calls = new ArrayList<>();
    for (int number = 0; number <= 2; number++) {
      int asked = number;
      calls.add(new FutureTask<>(() -> hasty.ask(asked)));
      new Thread(calls.get(number)).start();
      await(begun);
      while (hasty.waiting() < number) {
        Thread.sleep(5);
      }
    }
    both.countDown();
    calls.get(0).get();
    // Longer than they would have waited.
    Thread.sleep(2_500);
    release.countDown();
    assertEquals(1, calls.get(1).get());
    assertEquals(2, calls.get(2).get());
  }

  @Test
  void whoIsInterruptedIsToldWhatCameOfItAllTheSame() throws Exception {
    List<FutureTask<Integer>> calls = occupied();
    FutureTask<Boolean> call =
        new FutureTask<>(() -> together.ask(7) == 14 && Thread.currentThread().isInterrupted());
    Thread caller = new Thread(call);
    caller.start();
    waitFor(1);
    caller.interrupt();
    release.countDown();
    assertTrue(call.get());
    assertEquals(0, calls.get(0).get());
  }

  @Test
  void nothingIsBegunBeforeItsCallerCame() throws Exception {
    for (int places = 1; places <= 3; places++) {
      AtomicLong truth = new AtomicLong();
      Together<Long, Long> read =
          new Together<>(places, LONG, asked -> Collections.nCopies(asked.size(), truth.get()));
      List<Callable<Integer>> callers = new ArrayList<>();
      for (int caller = 0; caller < 16; caller++) {
        callers.add(
            () -> {
              int old = 0;
              for (int i = 0; i < 500; i++) {
                long known = truth.incrementAndGet();
                old += read.ask(known) < known ? 1 : 0;
              }
              return old;
            });
      }
      for (int old : tongbao.AtOnce.inParallel(callers)) {
        assertEquals(0, old);
      }
    }
  }

  /** With one call under way that does not end before it is released. */
  private List<FutureTask<Integer>> occupied() {
    List<FutureTask<Integer>> calls = new ArrayList<>(List.of(ask(0)));
    await(begun);
    return calls;
  }

  private FutureTask<Integer> ask(int number) {
    FutureTask<Integer> call = new FutureTask<>(() -> together.ask(number));
    new Thread(call).start();
    return call;
  }

  private void waitFor(int waiting) throws InterruptedException {
    while (together.waiting() < waiting) {
      Thread.sleep(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
