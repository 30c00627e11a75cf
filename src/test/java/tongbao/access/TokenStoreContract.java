package tongbao.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tongbao.access.Tokens.ENTRY;

import java.util.List;
import java.util.Map;
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
    assertTrue(store().addIfAbsent(token, ENTRY));
    assertEquals(List.of(token), kept());
  }

  @Test
  void keepsTheEarlierOfTwo() {
    AccessToken earlier = token("first");
    assertTrue(store().addIfAbsent(earlier, ENTRY));
    assertFalse(store().addIfAbsent(token("second"), ENTRY));
    assertEquals(List.of(earlier), kept());
  }

  @Test
  void replaces() {
    AccessToken first = token("first");
    store().addIfAbsent(first, ENTRY);
    AccessToken second = first.replaced(TokenHash.of(name + "second"));
    assertTrue(store().replace(second, first.hash(), ENTRY));
    assertEquals(List.of(second), kept());
    assertFalse(store().replace(second, first.hash(), ENTRY), "somebody else was first");
    assertFalse(store().wasRevoked(first.hash()));
  }

  @Test
  void opensWhatWasRevokedWithAnotherSecretOnly() {
    AccessToken first = Tokens.of(name, name + "first", Role.READER);
    store().addIfAbsent(first, ENTRY);
    store().revoke(first.revoked(Tokens.MADE.plusSeconds(1)), ENTRY);
    assertTrue(store().wasRevoked(first.hash()));
    AccessToken second = first.replaced(TokenHash.of(name + "second"));
    assertTrue(store().replace(second, first.hash(), ENTRY));
    assertEquals(List.of(second), kept());
    assertTrue(store().wasRevoked(first.hash()));
    assertFalse(store().wasRevoked(second.hash()));
  }

  @Test
  void rotatesOnlyTheSecretThatWasSeen() {
    AccessToken first = token("first");
    store().addIfAbsent(first, ENTRY);
    AccessToken.Former former = new AccessToken.Former(first.hash(), Tokens.MADE.plusSeconds(60));
    AccessToken second = first.rotated(TokenHash.of(name + "second"), former);
    assertTrue(store().rotate(second, first.hash(), ENTRY));
    assertEquals(List.of(second), kept());
    assertFalse(store().rotate(first.rotated(TokenHash.of("x"), null), first.hash(), ENTRY));
    assertEquals(List.of(second), kept());
  }

  @Test
  void revokesOnceAndForGood() {
    AccessToken token = Tokens.of(name, name, Role.READER);
    store().addIfAbsent(token, ENTRY);
    AccessToken revoked = token.revoked(Tokens.MADE.plusSeconds(1));
    assertTrue(store().revoke(revoked, ENTRY));
    assertFalse(store().revoke(token.revoked(Tokens.MADE.plusSeconds(2)), ENTRY));
    assertFalse(store().rotate(token, token.hash(), ENTRY));
    assertEquals(List.of(revoked), kept());
  }

  @Test
  void countsChangesButNotUses() {
    long before = store().version();
    AccessToken token = token("first");
    store().addIfAbsent(token, ENTRY);
    long added = store().version();
    assertNotEquals(before, added);
    store().used(Map.of(token.id(), Tokens.MADE.plusSeconds(9)));
    store().used(Map.of(token.id(), Tokens.MADE.plusSeconds(3)));
    assertEquals(added, store().version());
    assertEquals(List.of(token.used(Tokens.MADE.plusSeconds(9))), kept());
    store().rotate(token.rotated(TokenHash.of(name + 2), null), token.hash(), ENTRY);
    assertNotEquals(added, store().version());
  }

  @Test
  void letsOneOfManyBeFirst() throws Exception {
    int callers = 8;
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Callable<Boolean>> attempts =
          IntStream.range(0, callers)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> store().addIfAbsent(token("secret " + i), ENTRY))
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
    return Tokens.of(name, name + secret, Role.ADMIN);
  }

  private List<AccessToken> kept() {
    return store().all().stream().filter(token -> token.name().equals(name)).toList();
  }
}
