package tongbao.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Batches wait for the sealing of what they have brought, and not for more. */
class SealingPaceTest {

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void whereFewWaitNobodyIsHeldUp() {
    new SealingPace(() -> look(3_000)).await();
    assertEquals(1, looks.get());
  }

  @Test
  void whereManyWaitTheBatchWaitsUntilTheyAreSealed() {
    AtomicLong waiting = new AtomicLong(6_500);
    new SealingPace(() -> look(waiting.getAndAdd(-500))).await();
    assertTrue(waiting.get() <= 3_000, waiting + " were waiting");
    assertEquals(8, looks.get());
  }

  /** As many looks as a sealing of many lines takes. */
  @Test
  void whereNobodySealsTheBatchGoesOn() {
    new SealingPace(() -> look(1_000_000)).await();
    assertEquals(11, looks.get());
  }

  @Test
  void whereOthersBringAsMuchTheBatchGoesOn() {
    AtomicLong waiting = new AtomicLong(10_000);
    new SealingPace(() -> look(waiting.getAndAdd(500))).await();
    assertEquals(11, looks.get());
  }

  private long look(long waiting) {
    looks.incrementAndGet();
    return waiting;
  }
}
