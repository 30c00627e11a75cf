package tongbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers are kept and shared, but none is older than the call it answers. */
class FreshAnswersTest {

  private final ExecutorService callers = Executors.newFixedThreadPool(16);
  private final AtomicLong truth = new AtomicLong();
  private final AtomicInteger worked = new AtomicInteger();
  private final Freshness freshness = new Freshness(() -> String.valueOf(truth.get()));

  @AfterEach
  void end() {
    callers.shutdownNow();
    freshness.stop();
  }

  @Test
  void noAnswerIsOlderThanItsCall() throws Exception {
    FreshAnswers<String, Long> answers = freshness.keeping(100, answer -> 1);
    List<Future<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String question = i % 2 == 0 ? "totals" : "one of them taken apart";
      boolean writes = i % 3 == 0;
      calls.add(
          callers.submit(
              () -> {
                long known = writes ? truth.incrementAndGet() : truth.get();
                return answers.answer(question, this::work).toCompletableFuture().join() >= known;
              }));
    }
    for (Future<Boolean> call : calls) {
      assertTrue(call.get(30, TimeUnit.SECONDS));
    }
    assertTrue(worked.get() < 1500, "worked out " + worked + " times for 2000 calls");
  }

  @Test
  void isWorkedOutOnceWhileNothingChanges() throws Exception {
    FreshAnswers<String, Long> answers = freshness.keeping(100, answer -> 1);
    for (int round = 1; round <= 3; round++) {
      truth.incrementAndGet();
      List<Future<Long>> calls = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        calls.add(
            callers.submit(
                () -> answers.answer("totals", this::work).toCompletableFuture().join()));
      }
      for (Future<Long> call : calls) {
        assertEquals(round, call.get(30, TimeUnit.SECONDS));
      }
      assertEquals(round, worked.get());
    }
  }

  @Test
  void keepsNoMoreThanItMay() {
    FreshAnswers<Integer, Long> answers = freshness.keeping(10, answer -> 4);
    for (int round = 0; round < 3; round++) {
      for (int question = 0; question < 5; question++) {
        answers.answer(question, this::work).toCompletableFuture().join();
      }
    }
    assertTrue(worked.get() > 5, "two of five fit in, but worked out only " + worked);
  }

  @Test
  void whoAsksForTooMuchAtOnceIsTurnedAwayAndTheRestIsAnswered() throws Exception {
    FreshAnswers<Integer, Long> answers = freshness.keeping(10_000, answer -> 1);
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<Long>> calls = new ArrayList<>();
    for (int question = 0; question < 1000; question++) {
      calls.add(
          answers
              .answer(
                  question,
                  () -> {
                    await(go);
                    return work();
                  })
              .toCompletableFuture());
    }
    answers.answer(-1, this::work).handle((answer, failure) -> go).toCompletableFuture().join();
    go.countDown();
    int refused = 0;
    for (CompletableFuture<Long> call : calls) {
      try {
        call.get(30, TimeUnit.SECONDS);
      } catch (java.util.concurrent.ExecutionException e) {
        assertInstanceOf(RejectedExecutionException.class, e.getCause());
        refused++;
      }
    }
    assertTrue(refused > 0 && refused < 1000, refused + " of 1000 refused");
    assertEquals(0, answers.answer(2000, this::work).toCompletableFuture().join());
  }

  @Test
  void aFailureIsNotKept() {
    FreshAnswers<String, Long> answers = freshness.keeping(100, answer -> 1);
    CompletionException failure =
        assertThrows(
            CompletionException.class,
            () ->
                answers
                    .answer(
                        "totals",
                        () -> {
                          throw new IllegalStateException("away");
                        })
                    .toCompletableFuture()
                    .join());
    assertInstanceOf(IllegalStateException.class, failure.getCause());
    assertEquals(0, answers.answer("totals", this::work).toCompletableFuture().join());
  }

  private long work() {
    worked.incrementAndGet();
    long read = truth.get();
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return read;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
