package tongbao.desk.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.AuditEntry;

/** Webhooks and their deliveries, as they are kept. Several services may share them. */
public interface Webhooks {

  /** Adds a webhook, which is told of everything that is committed from then on. */
  void add(Webhook webhook, AuditEntry entry);

  /** All webhooks, oldest first. */
  List<Webhook> all();

  /** The webhook of that id. */
  Optional<Webhook> find(UUID id);

  /**
   * Removes a webhook with its deliveries.
   *
   * @return whether it was there
   */
  boolean remove(UUID id, AuditEntry entry);

  /** Deliveries to a webhook, newest first, from before a sequence number. */
  List<Delivery> deliveries(UUID webhook, Delivery.@Nullable State state, long before, int limit);

  /** Adds a delivery, which is due at once; none where there is no such webhook. */
  Optional<Delivery> add(UUID webhook, Delivery.Occurrence occurrence, AuditEntry entry);

  /** Makes a delivery due at once, whatever became of it; none where there is no such delivery. */
  Optional<Delivery> sendAgain(UUID webhook, UUID delivery, AuditEntry entry);

  /** The webhooks for which something is due. */
  List<Webhook> withDue();

  /**
   * Takes deliveries that are due. For the length of the lease nobody else is given them; if
   * nothing is recorded of them by then, they are due again.
   */
  List<Delivery> take(UUID webhook, int most, Duration lease);

  /**
   * Records that the receiver took it. Without effect where the delivery has been taken by another
   * service since.
   */
  void delivered(Delivery delivery, int status, Instant at);

  /**
   * Records that an attempt failed.
   *
   * @param next when to try again; {@code null} where that was the last attempt
   */
  void failed(
      Delivery delivery,
      @Nullable Integer status,
      String error,
      Instant at,
      @Nullable Instant next);
}
