package tongbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers are shared, but none is older than the call it answers. */
class JoinedQuestionTest {

  private final ExecutorService callers = Executors.newFixedThreadPool(16);
  private final ExecutorService asker = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    callers.shutdownNow();
    asker.shutdownNow();
  }

  @Test
  void neverAnswersWithWhatWasReadBeforeTheCall() throws Exception {
    AtomicLong truth = new AtomicLong();
    AtomicInteger asked = new AtomicInteger();
    JoinedQuestion<Long> question =
        new JoinedQuestion<>(
            () -> {
              asked.incrementAndGet();
              long read = truth.get();
              pause();
              return read;
            },
            asker);
    List<Future<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      calls.add(
          callers.submit(
              () -> {
                long known = truth.incrementAndGet();
                return answer(question) >= known;
              }));
    }
    for (Future<Boolean> call : calls) {
      assertTrue(call.get(30, TimeUnit.SECONDS));
    }
    assertTrue(asked.get() < 1000, "asked " + asked + " times for 2000 calls");
  }

  @Test
  void aFailureIsToldToThoseWhoWaitedAndNobodyElse() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    JoinedQuestion<Integer> question =
        new JoinedQuestion<>(
            () -> {
              pause();
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
              }
              return asked.get();
            },
            asker);
    CompletionException failure = assertThrows(CompletionException.class, () -> answer(question));
    assertInstanceOf(IllegalStateException.class, failure.getCause());
    assertEquals(2, callers.submit(() -> answer(question)).get(30, TimeUnit.SECONDS));
  }

  private static <T> T answer(JoinedQuestion<T> question) {
    return question.ask().toCompletableFuture().join();
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
