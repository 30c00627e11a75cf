package tongbao.desk.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages to webhooks are sent. */
@ConfigMapping(prefix = "tongbao.webhooks")
public interface WebhookConfig {

  /**
   * Whether webhooks may lie in this machine or its private networks. Otherwise whoever may
   * register a webhook could have the service call what only the service can reach.
   */
  @WithDefault("false")
  boolean allowPrivate();

  /** How often to look for what is due. */
  @WithDefault("1s")
  Duration poll();

  /** How long the receiver may take, connecting included. */
  @WithDefault("10s")
  Duration timeout();

  /** How long to wait after the first failure; each further wait is three times as long. */
  @WithDefault("5s")
  Duration firstRetry();

  /** The longest wait between two attempts. */
  @WithDefault("6h")
  Duration longestRetry();
}
