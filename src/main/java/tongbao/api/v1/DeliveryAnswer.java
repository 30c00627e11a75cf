package tongbao.api.v1;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.desk.webhook.Delivery;

/** A delivery as it is answered. */
@Schema(name = "WebhookDelivery", description = "One message for one webhook.")
public record DeliveryAnswer(
    @Schema(
            description = "The `webhook-id` of the message, the same in every attempt.",
            format = "uuid")
        UUID id,
    @Schema(description = "Grows with time; by and large the order of the events.") long sequence,
    @Schema(
            description = "What happened; `webhook.test` where the message is a trial.",
            examples = "filing.accept")
        String event,
    @Schema(description = "When it happened.", format = "date-time") String occurredAt,
    @Schema(description = "The reporting year; null for a trial.", nullable = true)
        @Nullable Integer year,
    @Schema(description = "The unit's code; null for a trial.", nullable = true)
        @Nullable String unit,
    @Schema(description = "The revision it concerns; null where none.", nullable = true)
        @Nullable Integer revision,
    @Schema(
            description =
                "`pending` until the receiver has answered 2xx; `failed` after three days in vain.",
            enumeration = {"pending", "delivered", "failed"})
        String state,
    @Schema(description = "How often it was sent.") int attempts,
    @Schema(
            description = "When it is sent again; null unless pending.",
            format = "date-time",
            nullable = true)
        @Nullable String nextAttempt,
    @Schema(description = "When it was last sent.", format = "date-time", nullable = true)
        @Nullable String lastAttemptAt,
    @Schema(
            description = "The HTTP status of the last answer; null where none came.",
            nullable = true)
        @Nullable Integer lastStatus,
    @Schema(
            description =
                "Why the last attempt failed: `status` is an answer other than 2xx; redirects are not"
                    + " followed. Null where it did not fail.",
            enumeration = {
              "status",
              "timeout",
              "no-connection",
              "tls",
              "unknown-host",
              "private-address"
            },
            nullable = true)
        @Nullable String lastError) {

  static DeliveryAnswer of(Delivery delivery) {
    Delivery.Occurrence occurrence = delivery.occurrence();
    return new DeliveryAnswer(
        delivery.id(),
        delivery.sequence(),
        occurrence.event(),
        occurrence.at().toString(),
        occurrence.year(),
        occurrence.unit(),
        occurrence.revision(),
        delivery.state().code(),
        delivery.attempts(),
        text(delivery.nextAttempt()),
        text(delivery.lastAttemptAt()),
        delivery.lastStatus(),
        delivery.lastError());
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
