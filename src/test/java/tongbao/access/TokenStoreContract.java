package tongbao.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every token store promises. */
public abstract class TokenStoreContract {
  private final String name = "contract-" + UUID.randomUUID();

  /** The store to hold to it. */
  protected abstract TokenStore store();

  @Test
  void givesBackWhatItKeeps() {
    AccessToken token = token("first");
    assertTrue(store().addIfAbsent(token));
    assertEquals(List.of(token), kept());
  }

  @Test
  void keepsTheEarlierOfTwo() {
    AccessToken earlier = token("first");
    assertTrue(store().addIfAbsent(earlier));
    assertFalse(store().addIfAbsent(token("second")));
    assertEquals(List.of(earlier), kept());
  }

  @Test
  void replaces() {
    store().put(token("first"));
    AccessToken second = token("second");
    store().put(second);
    assertEquals(List.of(second), kept());
  }

  @Test
  void leavesTheSameSecretAsItIs() {
    AccessToken first = token("same");
    store().put(first);
    store().put(token("same"));
    assertEquals(List.of(first), kept());
  }

  @Test
  void letsOneOfManyBeFirst() throws Exception {
    int callers = 8;
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Callable<Boolean>> attempts =
          IntStream.range(0, callers)
              .<Callable<Boolean>>mapToObj(i -> () -> store().addIfAbsent(token("secret " + i)))
              .toList();
      int first = 0;
      for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
        first += attempt.get() ? 1 : 0;
      }
      assertEquals(1, first);
    } finally {
      threads.shutdown();
    }
  }

  private AccessToken token(String secret) {
    return new AccessToken(
        UUID.randomUUID(),
        name,
        Role.ADMIN,
        TokenHash.of(name + secret),
        Instant.parse("2024-03-31T16:00:00Z"));
  }

  private List<AccessToken> kept() {
    return store().all().stream().filter(token -> token.name().equals(name)).toList();
  }
}
