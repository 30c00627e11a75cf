package tongbao.api.v1;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.desk.webhook.Webhook;
import tongbao.desk.webhook.WebhookEvent;

/** A webhook as it is registered and answered. */
@Schema(name = "Webhook", description = "Who is told when the state of a filing changes.")
public record WebhookBody(
    @Schema(description = "Its id.", format = "uuid") UUID id,
    @Schema(
            description =
                "Where messages are posted: http or https, without user, password and fragment, and"
                    + " not in a private network unless the operator allows that.",
            format = "uri",
            maxLength = 500,
            examples = "https://oa.example.gov.cn/tongbao")
        String url,
    @Schema(
            description = "What it is told of. Left out: everything.",
            enumeration = {
              "filing.submit",
              "filing.revise",
              "filing.accept",
              "filing.send-back",
              "filing.publish",
              "filing.withdraw"
            })
        List<String> events,
    @Schema(
            description =
                "What messages are signed with: `whsec_` and 24 to 64 bytes in Base64. Left out, one"
                    + " is made; it is answered then and never again, otherwise this is null.",
            nullable = true,
            pattern = "^whsec_[A-Za-z0-9+/]{32,88}={0,2}$")
        @Nullable String secret,
    @Schema(description = "When it was registered.", format = "date-time") String createdAt,
    @Schema(description = "Who registered it.") String createdBy) {

  static WebhookBody of(Webhook webhook) {
    return of(webhook, null);
  }

  static WebhookBody of(Webhook webhook, @Nullable String secret) {
    return new WebhookBody(
        webhook.id(),
        webhook.url().toString(),
        webhook.events().stream().map(WebhookEvent::code).toList(),
        secret,
        webhook.createdAt().toString(),
        webhook.createdBy());
  }
}
