package tongbao.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongbao.unit.UnitCode;

class TokenRegistryTest {

  private static final UnitCode UNIT = new UnitCode("registry-test");

  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private Instant now = Tokens.MADE;
  private final TokenRegistry registry = new TokenRegistry(store, new MovedClock());

  private class MovedClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void knowsForWhichUnitASubmitterCalls() {
    store.addIfAbsent(Tokens.of("bureau", "s", Role.SUBMITTER, UNIT, null), Tokens.ENTRY);
    registry.refresh();
    Caller caller = registry.find("s").orElseThrow().getAttribute(TokenRegistry.CALLER);
    assertEquals(new Caller("bureau", Role.SUBMITTER, UNIT), caller);
  }

  @Test
  void shutsOutAtTheInstantOfExpiryWithoutBeingTold() {
    Instant end = now.plusSeconds(60);
    store.addIfAbsent(Tokens.of("t", "s", Role.READER, null, end), Tokens.ENTRY);
    registry.refresh();
    now = end.minusNanos(1);
    assertTrue(opens("s"));
    now = end;
    assertFalse(opens("s"));
  }

  @Test
  void opensToBothSecretsWhileTheyOverlap() {
    AccessToken token = Tokens.of("t", "old", Role.READER);
    store.addIfAbsent(token, Tokens.ENTRY);
    Instant end = now.plusSeconds(60);
    AccessToken.Former former = new AccessToken.Former(token.hash(), end);
    store.rotate(token.rotated(TokenHash.of("new"), former), token.hash(), Tokens.ENTRY);
    registry.refresh();
    assertTrue(opens("old") && opens("new"));
    now = end;
    assertTrue(!opens("old") && opens("new"));
  }

  @Test
  void letsNoFormerSecretOutliveItsToken() {
    Instant end = now.plusSeconds(60);
    AccessToken token = Tokens.of("t", "old", Role.READER, null, end);
    store.addIfAbsent(token, Tokens.ENTRY);
    AccessToken.Former former = new AccessToken.Former(token.hash(), end.plusSeconds(60));
    store.rotate(token.rotated(TokenHash.of("new"), former), token.hash(), Tokens.ENTRY);
    registry.refresh();
    now = end;
    assertTrue(!opens("old") && !opens("new"));
  }

  @Test
  void followsChangesOfOthersAtTheNextLook() {
    registry.refresh();
    AccessToken token = Tokens.of("t", "s", Role.READER);
    store.addIfAbsent(token, Tokens.ENTRY);
    assertFalse(opens("s"));
    registry.catchUp();
    assertTrue(opens("s"));
    store.revoke(token.revoked(now), Tokens.ENTRY);
    registry.catchUp();
    assertFalse(opens("s"));
  }

  @Test
  void keepsLastUsesUntilTheyAreWrittenDown() {
    AccessToken token = Tokens.of("t", "s", Role.READER);
    store.addIfAbsent(token, Tokens.ENTRY);
    registry.refresh();
    now = now.plusSeconds(5);
    opens("s");
    assertEquals(List.of(token), store.all(), "no call writes");
    assertEquals(now, registry.usedSince(token.id()));
    registry.writeUses();
    assertEquals(List.of(token.used(now)), store.all());
    assertEquals(Optional.empty(), Optional.ofNullable(registry.usedSince(token.id())));
  }

  @Test
  void goesOnWithWhatItKnowsWhileTheStoreIsAway() {
    store.addIfAbsent(Tokens.of("t", "s", Role.READER), Tokens.ENTRY);
    TokenRegistry unlucky = new TokenRegistry(new Failing(store), new MovedClock());
    unlucky.refresh();
    assertThrows(IllegalStateException.class, unlucky::catchUp);
    assertTrue(unlucky.find("s").isPresent());
    assertThrows(IllegalStateException.class, unlucky::writeUses);
    assertEquals(1, store.all().stream().filter(t -> unlucky.usedSince(t.id()) != null).count());
  }

  private boolean opens(String secret) {
    return registry.find(secret).isPresent();
  }

  /** Answers the first look and then no more. */
  private static final class Failing implements TokenStore {
    private final TokenStore store;
    private int looks;

    Failing(TokenStore store) {
      this.store = store;
    }

    @Override
    public List<AccessToken> all() {
      return store.all();
    }

    @Override
    public long version() {
      if (looks++ > 0) {
        throw new IllegalStateException("away");
      }
      return store.version();
    }

    @Override
    public boolean addIfAbsent(AccessToken token, tongbao.evidence.AuditEntry entry) {
      throw new IllegalStateException("away");
    }

    @Override
    public boolean replace(AccessToken t, TokenHash replaced, tongbao.evidence.AuditEntry entry) {
      throw new IllegalStateException("away");
    }

    @Override
    public boolean wasRevoked(TokenHash hash) {
      throw new IllegalStateException("away");
    }

    @Override
    public boolean rotate(AccessToken t, TokenHash replaced, tongbao.evidence.AuditEntry entry) {
      throw new IllegalStateException("away");
    }

    @Override
    public boolean revoke(AccessToken revoked, tongbao.evidence.AuditEntry entry) {
      throw new IllegalStateException("away");
    }

    @Override
    public void used(java.util.Map<java.util.UUID, Instant> uses) {
      throw new IllegalStateException("away");
    }
  }
}
