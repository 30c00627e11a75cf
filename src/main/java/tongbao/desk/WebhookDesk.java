package tongbao.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongbao.access.CurrentCaller;
import tongbao.desk.webhook.Delivery;
import tongbao.desk.webhook.Destinations;
import tongbao.desk.webhook.Webhook;
import tongbao.desk.webhook.WebhookConfig;
import tongbao.desk.webhook.WebhookEvent;
import tongbao.desk.webhook.WebhookSecret;
import tongbao.desk.webhook.Webhooks;
import tongbao.edition.Text;
import tongbao.evidence.AuditEntry;
import tongbao.evidence.Deed;

/** Keeping the list of those who are told when the state of a filing changes. */
@ApplicationScoped
public class WebhookDesk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Webhooks webhooks;
  private final CurrentCaller caller;
  private final Destinations destinations;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  WebhookDesk(Webhooks webhooks, CurrentCaller caller, WebhookConfig config, Clock clock) {
    this.webhooks = webhooks;
    this.caller = caller;
    this.clock = clock;
    this.destinations = new Destinations(config.allowPrivate());
  }

  /** What is wrong with the address of a webhook; {@code null} where nothing is. */
  public @Nullable Text fault(URI url) {
    return destinations.fault(url);
  }

  /**
   * Registers a webhook.
   *
   * @param url one without {@link #fault}
   * @param secret what to sign with; {@code null} to have one made
   */
  public Webhook register(URI url, List<WebhookEvent> events, @Nullable WebhookSecret secret) {
    Deed deed = caller.deed();
    Webhook webhook =
        new Webhook(
            UUID.randomUUID(),
            url,
            events,
            secret == null ? WebhookSecret.random(random) : secret,
            now(),
            deed.by());
    webhooks.add(webhook, entry("webhook.create", webhook.id(), null, shown(webhook)));
    return webhook;
  }

  /** All webhooks, oldest first. */
  public List<Webhook> webhooks() {
    return webhooks.all();
  }

  /** The webhook of that id. */
  public Webhook webhook(UUID id) {
    return webhooks.find(id).orElseThrow(() -> unknown(id));
  }

  /** Removes a webhook; what it has not been told yet it is never told. */
  public void remove(UUID id) {
    if (!webhooks.remove(id, entry("webhook.delete", id, shown(webhook(id)), null))) {
      throw unknown(id);
    }
  }

  /** Deliveries to a webhook, newest first. */
  public List<Delivery> deliveries(
      UUID id, Delivery.@Nullable State state, long before, int limit) {
    return webhooks.deliveries(webhook(id).id(), state, before, limit);
  }

  /** Has a message sent that says nothing but that messages arrive. */
  public Delivery test(UUID id) {
    return webhooks
        .add(id, Delivery.Occurrence.test(now()), entry("webhook.test", id, null, null))
        .orElseThrow(() -> unknown(id));
  }

  /** Has a delivery sent once more, and kept at for as long as a new one. */
  public Delivery sendAgain(UUID webhook, UUID delivery) {
    String which = JSON.createObjectNode().put("delivery", delivery.toString()).toString();
    return webhooks
        .sendAgain(webhook, delivery, entry("webhook.redeliver", webhook, null, which))
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownDelivery(webhook, delivery)));
  }

  private AuditEntry entry(
      String action, UUID id, @Nullable String before, @Nullable String after) {
    return new AuditEntry(
        now(), caller.deed(), action, "webhooks/" + id, null, null, before, after);
  }

  /** For the audit: without the secret. */
  private static String shown(Webhook webhook) {
    ObjectNode shown = JSON.createObjectNode().put("url", webhook.url().toString());
    webhook.events().forEach(event -> shown.withArrayProperty("events").add(event.code()));
    return shown.toString();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static RefusedException unknown(UUID id) {
    return new RefusedException(new Refusal.UnknownWebhook(id));
  }
}
