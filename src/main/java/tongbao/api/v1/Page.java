package tongbao.api.v1;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lists as they are answered; each names the type of its items for the OpenAPI document. */
interface Page {

  /** A page of filings. */
  @Schema(name = "FilingPage", description = "A page of filings.")
  record Filings(
      @Schema(description = "Ordered by year and unit.") List<FilingSummary> items,
      @Schema(description = "The next page; null on the last.", nullable = true)
          @Nullable String next) {}

  /** The revisions of a filing. */
  @Schema(name = "RevisionList", description = "The revisions of a filing.")
  record Revisions(@Schema(description = "Oldest first.") List<FilingSummary> items) {}

  /** What happened to a filing. */
  @Schema(name = "FilingEventList", description = "What happened to a filing.")
  record Events(@Schema(description = "First to last.") List<EventAnswer> items) {}

  /** A page of units. */
  @Schema(name = "UnitPage", description = "A page of units.")
  record Units(
      @Schema(description = "Ordered by code.") List<UnitBody> items,
      @Schema(description = "The next page; null on the last.", nullable = true)
          @Nullable String next) {}

  /** A page of the audit log. */
  @Schema(name = "AuditPage", description = "A page of the audit log.")
  record Audit(
      @Schema(description = "Ordered by position.") List<AuditLineAnswer> items,
      @Schema(description = "The next page; null on the last.", nullable = true)
          @Nullable String next) {}

  /** A page of tokens. */
  @Schema(name = "TokenPage", description = "A page of tokens.")
  record Tokens(
      @Schema(description = "Ordered by name.") List<TokenAnswer> items,
      @Schema(description = "The next page; null on the last.", nullable = true)
          @Nullable String next) {}

  /** All areas. */
  @Schema(name = "AreaList", description = "All areas.")
  record Areas(@Schema(description = "Ordered by code.") List<AreaBody> items) {}

  /** All editions. */
  @Schema(name = "EditionList", description = "All editions.")
  record Editions(
      @Schema(description = "Earliest years first.") List<EditionAnswer.Summary> items) {}

  /** All webhooks. */
  @Schema(name = "WebhookList", description = "All webhooks.")
  record Webhooks(@Schema(description = "Oldest first.") List<WebhookBody> items) {}

  /** A page of deliveries. */
  @Schema(name = "WebhookDeliveryPage", description = "A page of deliveries.")
  record Deliveries(
      @Schema(description = "Newest first.") List<DeliveryAnswer> items,
      @Schema(description = "The next page; null on the last.", nullable = true)
          @Nullable String next) {}
}
