package tongbao.desk.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRulesTest {

  /** The example of the Standard Webhooks specification and its libraries. */
  @Test
  void signsAsTheSpecificationDoes() {
    WebhookSecret secret = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertEquals(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        secret.sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330,
            "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)));
    assertFalse(secret.toString().contains("MfKQ"), secret::toString);
    assertEquals("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", secret.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_*"})
  void whatIsNoSecret(String text) {
    assertThrows(IllegalArgumentException.class, () -> WebhookSecret.parse(text));
  }

  @Property
  void waitsGrowWithinTheirSpread(
      @ForAll @IntRange(min = 1, max = 1000) int attempts, @ForAll long seed) {
    Retries retries = new Retries(Duration.ofSeconds(5), Duration.ofHours(6));
    long wait = retries.after(attempts, new Random(seed)).toMillis();
    double usual = Math.min(5000 * Math.pow(3, attempts - 1), 6 * 3_600_000);
    assertTrue(wait >= 0.799 * usual && wait <= 1.201 * usual, wait + " for " + usual);
  }

  @ParameterizedTest
  @CsvSource({
    "https://oa.example.gov.cn/x?y=1, true",
    "http://oa.example.gov.cn:8080,   true",
    "http://93.184.215.14/,           true",
    "http://[2606:2800:21f::1]/,      true",
    "ftp://oa.example.gov.cn,         false",
    "file:///etc/passwd,              false",
    "//oa.example.gov.cn,             false",
    "https:oa,                        false",
    "https://u:p@oa.example.gov.cn,   false",
    "https://oa.example.gov.cn/#x,    false",
    "http://localhost,                false",
    "http://LOCALHOST./,              false",
    "http://a.localhost,              false",
    "http://127.0.0.1,                false",
    "http://127.1,                    false",
    "http://2130706433,               false",
    "http://10.0.0.1,                 false",
    "http://172.20.1.1,               false",
    "http://192.168.1.1,              false",
    "http://169.254.169.254/latest,   false",
    "http://100.64.0.1,               false",
    "http://0.0.0.0,                  false",
    "http://[::1],                    false",
    "http://[::ffff:127.0.0.1],       false",
    "http://[fd00::1],                false",
    "http://[fe80::1],                false",
    "http://[2002:7f00:1::],          false",
    "http://[64:ff9b::7f00:1],        false",
    "http://224.0.0.1,                false",
    "http://255.255.255.255,          false",
    "http://oa.example.gov.cn:0,      false",
  })
  void destinations(String url, boolean allowed) {
    assertEquals(allowed, new Destinations(false).fault(URI.create(url)) == null);
  }

  @Test
  void privateOnesAreForTheOperatorToAllow() throws UnknownHostException {
    Destinations all = new Destinations(true);
    assertNull(all.fault(URI.create("http://127.0.0.1:9/x")));
    assertNotNull(all.resolve("localhost"));
    assertNotNull(all.fault(URI.create("file:///etc/passwd")));
    // A name that looks harmless and leads home is found out when it is resolved.
    assertNull(new Destinations(false).resolve("localhost"));
    assertFalse(Destinations.isPublic(InetAddress.getByName("127.0.0.2")));
  }

  @Test
  void aMessageTellsWhatIsKnownAndNothingElse() {
    assertEquals(
        "{\"type\":\"filing.accept\",\"timestamp\":\"2017-03-03T00:00:00Z\",\"sequence\":7,\"data\":"
            + "{\"year\":2016,\"unit\":\"a1\",\"revision\":2,\"state\":\"accepted\",\"digest\":\"d\","
            + "\"previousState\":\"submitted\"}}",
        message(
            "{\"state\":\"submitted\",\"values\":{}}",
            "{\"state\":\"accepted\",\"digest\":\"d\",\"values\":{\"complaints\":1}}"));
    assertEquals(message(null, null), message("[]", "not JSON at all"));
  }

  private static String message(String before, String after) {
    var occurrence =
        new Delivery.Occurrence(
            "filing.accept", Instant.parse("2017-03-03T00:00:00Z"), 2016, "a1", 2, before, after);
    UUID id = new UUID(1, 2);
    return new String(
        Message.body(
            new Delivery(
                id,
                7,
                id,
                occurrence,
                Delivery.State.PENDING,
                1,
                0,
                null,
                Instant.MAX,
                null,
                null,
                null)),
        StandardCharsets.UTF_8);
  }
}
