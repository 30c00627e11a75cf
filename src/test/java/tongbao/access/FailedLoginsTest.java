package tongbao.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedLoginsTest {
  private static final ClientAddress HERE = ClientAddress.parse("192.0.2.1");
  private static final ClientAddress THERE = ClientAddress.parse("192.0.2.2");

  private long nanos;
  private final FailedLogins logins = new FailedLogins(3, Duration.ofMinutes(1), () -> nanos);

  @Test
  void barsAnAddressAfterTheLimitUntilTheWindowEnds() {
    for (int i = 0; i < 3; i++) {
      assertEquals(Duration.ZERO, logins.waitOf(HERE));
      logins.failed(HERE);
      nanos += Duration.ofSeconds(10).toNanos();
    }
    assertEquals(Duration.ofSeconds(30), logins.waitOf(HERE));
    assertEquals(Duration.ZERO, logins.waitOf(THERE));
    nanos += Duration.ofSeconds(20).toNanos();
    logins.failed(HERE);
    assertEquals(Duration.ofSeconds(10), logins.waitOf(HERE));
    nanos += Duration.ofSeconds(10).toNanos();
    assertEquals(Duration.ZERO, logins.waitOf(HERE));
  }

  @Test
  void remembersWhichTokenWasRightFromWhere() {
    logins.succeeded(HERE, "a");
    assertTrue(logins.isProven(HERE, "a"));
    assertFalse(logins.isProven(HERE, "b"));
    assertFalse(logins.isProven(THERE, "a"));
    nanos += Duration.ofHours(25).toNanos();
    assertFalse(logins.isProven(HERE, "a"));
  }

  @Test
  void keepsItsMemoryBounded() {
    FailedLogins many = new FailedLogins(3, Duration.ofMinutes(1), () -> nanos);
    ClientAddress last = HERE;
    for (int i = 0; i < 300_000; i++) {
      last = ClientAddress.parse("x" + i);
      many.failed(last);
    }
    assertTrue(many.addresses() <= 100_000, () -> many.addresses() + " addresses");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1,   2001:db8:1:2:ffff::9, true",
    "2001:db8:1:2::1,   2001:db8:1:3::1,      false",
    "::ffff:192.0.2.1,  192.0.2.1,            true",
    "fe80::1%1,         fe80::2,              true",
    "192.0.2.1,         192.0.2.2,            false",
    "a:b,               a:b,                  true",
    "_hidden,           _other,               false",
  })
  void whoIsOneClient(String one, String other, boolean same) {
    assertEquals(same, ClientAddress.parse(one).equals(ClientAddress.parse(other)));
  }
}
