package tongbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingPoolTest {

  private record Config(int threads, int queue, Duration time, int pages)
      implements ReadingConfig {}

  private final CountDownLatch release = new CountDownLatch(1);
  private ReadingPool pool = new ReadingPool(new Config(1, 1, Duration.ofSeconds(30), 1));

  @AfterEach
  void stop() {
    release.countDown();
    pool.stop();
  }

  @Test
  void whoFindsTheQueueFullIsToldToComeBack() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Integer> first = inBackground(begun);
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    CompletableFuture<Integer> second = inBackground(new CountDownLatch(1));
    while (pool.waiting() == 0) {
      Thread.onSpinWait();
    }
    RefusedException refused = assertThrows(RefusedException.class, () -> pool.run(() -> 3));
    assertInstanceOf(Refusal.ReadersBusy.class, refused.refusal());
    release.countDown();
    assertEquals(2, first.join() + second.join());
    assertEquals(4, pool.run(() -> 4));
  }

  private CompletableFuture<Integer> inBackground(CountDownLatch begun) {
    return CompletableFuture.supplyAsync(
        () ->
            pool.run(
                () -> {
                  begun.countDown();
                  release.await();
                  return 1;
                }),
        task -> new Thread(task).start());
  }

  @Test
  void whatNeverEndsIsInterruptedAndItsThreadFree() {
    pool.stop();
    pool = new ReadingPool(new Config(1, 1, Duration.ofMillis(1), 1));
    CountDownLatch ended = new CountDownLatch(1);
    assertThrows(
        RefusedException.class,
        () ->
            pool.run(
                () -> {
                  try {
                    release.await();
                  } finally {
                    ended.countDown();
                  }
                  return 1;
                }));
    assertEquals(5, pool.run(() -> 5));
    assertEquals(0, ended.getCount());
  }
}
