package tongbao.desk.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What messages to a webhook are signed with, by the scheme of Standard Webhooks 1.0. */
public final class WebhookSecret {
  /** How a secret begins as text. */
  public static final String PREFIX = "whsec_";

  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bytes;

  private WebhookSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The secret of these bytes. */
  public static WebhookSecret of(byte[] bytes) {
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new IllegalArgumentException("not a secret: " + bytes.length + " bytes");
    }
    return new WebhookSecret(bytes.clone());
  }

  /**
   * A secret as people pass it on.
   *
   * @throws IllegalArgumentException where it is not {@code whsec_} and 24 to 64 bytes in Base64
   */
  public static WebhookSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("no " + PREFIX);
    }
    return of(Base64.getDecoder().decode(text.substring(PREFIX.length())));
  }

  /** A new one of 32 random bytes. */
  public static WebhookSecret random(SecureRandom random) {
    return new WebhookSecret(bytes(random));
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The value of {@code webhook-signature}. */
  public String sign(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** The bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** As it is shown, once. */
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** Nothing of it, lest it be logged. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
