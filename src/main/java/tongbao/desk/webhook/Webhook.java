package tongbao.desk.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/**
 * Who is told of what.
 *
 * @param url where messages are posted
 * @param events in the order in which they are declared
 * @param createdBy the caller who registered it
 */
public record Webhook(
    UUID id,
    URI url,
    List<WebhookEvent> events,
    WebhookSecret secret,
    Instant createdAt,
    String createdBy) {

  /** Orders the events; without any there would be nothing to tell. */
  public Webhook {
    events = ordered(events);
  }

  private static List<WebhookEvent> ordered(Collection<WebhookEvent> events) {
    return List.copyOf(EnumSet.copyOf(events));
  }
}
