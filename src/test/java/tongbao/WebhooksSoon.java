package tongbao;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Webhooks on loopback, with waits short enough for a test. */
public final class WebhooksSoon implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "tongbao.webhooks.allow-private", "true",
        "tongbao.webhooks.poll", "50ms",
        "tongbao.webhooks.timeout", "1s",
        "tongbao.webhooks.first-retry", "100ms",
        "tongbao.webhooks.longest-retry", "500ms");
  }
}
