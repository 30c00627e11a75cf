package tongbao.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTokenTest {
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AdminToken first =
      new AdminToken(
          store,
          () -> Instant.EPOCH,
          new TokenMint(),
          new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void isMadeAndShownOnce() {
    first.ensure(Optional.empty());
    String line = printed();
    String token = line.strip().substring(line.lastIndexOf(' ') + 1);
    assertTrue(token.matches("tb_[A-Za-z0-9_-]{43}"), "256 bits in base64url");
    assertTrue(opens(token));
    assertEquals(Role.ADMIN, store.all().get(0).role());

    first.ensure(Optional.empty());
    assertEquals(line, printed(), "nothing more is shown");
    assertTrue(opens(token), "and it stays valid");
  }

  @Test
  void isTheConfiguredOneAndThenNotShown() {
    first.ensure(Optional.of("configured-token"));
    assertTrue(opens("configured-token"));
    assertEquals("", printed());
  }

  @Test
  void isReplacedByAConfiguredOne() {
    first.ensure(Optional.of("configured-token"));
    first.ensure(Optional.of("another-token"));
    assertTrue(opens("another-token"));
    assertFalse(opens("configured-token"));
  }

  @Test
  void staysRevokedUntilAnotherIsConfigured() {
    first.ensure(Optional.of("configured-token"));
    store.addIfAbsent(Tokens.of("other", "other-secret", Role.ADMIN), Tokens.ENTRY);
    store.revoke(store.all().get(0).revoked(Instant.EPOCH), Tokens.ENTRY);
    first.ensure(Optional.of("configured-token"));
    assertFalse(opens("configured-token"), "a leaked secret does not come back with a restart");
    first.ensure(Optional.of("another-token"));
    assertTrue(opens("another-token"));
    first.ensure(Optional.of("configured-token"));
    assertFalse(opens("configured-token"), "nor by way of another");
    assertTrue(opens("another-token"));
  }

  @Test
  void keepsItsIdByWhichTheAuditNamesIt() {
    first.ensure(Optional.of("configured-token"));
    UUID id = store.all().get(0).id();
    first.ensure(Optional.of("another-token"));
    assertEquals(id, store.all().get(0).id());
    first.ensure(Optional.of("another-token"));
    assertEquals(
        List.of("token.create tokens/" + id, "token.replace tokens/" + id),
        store.told().stream().map(entry -> entry.action() + " " + entry.subject()).toList());
    assertNotNull(store.told().get(1).before());
  }

  @Test
  void mayEndInALineBreak() {
    first.ensure(Optional.of("configured-token\n"));
    assertTrue(opens("configured-token"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "has a space in it", "令牌令牌令牌令牌", "line\nbreak-inside"})
  void isRefusedWhereItCannotServe(String token) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> first.ensure(Optional.of(token)));
    assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
    assertFalse(String.valueOf(refused.getMessage()).contains(token));
    assertTrue(store.all().isEmpty());
  }

  @Test
  void nobodyHasAccessBeforeTokensAreLoaded() {
    first.ensure(Optional.of("configured-token"));
    assertTrue(new TokenRegistry(store, Clock.systemUTC()).find("configured-token").isEmpty());
  }

  private boolean opens(String token) {
    TokenRegistry registry = new TokenRegistry(store, Clock.systemUTC());
    registry.refresh();
    return registry.find(token).isPresent();
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
