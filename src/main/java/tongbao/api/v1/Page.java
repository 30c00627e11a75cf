package tongbao.api.v1;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lists as they are answered; each names the type of its items for the OpenAPI document. */
interface Page {

  /** A page of filings. */
  @Schema(name = "FilingPage")
  record Filings(
      List<FilingSummary> items,
      @Schema(description = "The next page; null on the last.", nullable = true)
          @Nullable String next) {}

  /** The revisions of a filing. */
  @Schema(name = "RevisionList")
  record Revisions(List<FilingSummary> items) {}

  /** A page of units. */
  @Schema(name = "UnitPage")
  record Units(
      List<UnitBody> items,
      @Schema(description = "The next page; null on the last.", nullable = true)
          @Nullable String next) {}

  /** All areas. */
  @Schema(name = "AreaList")
  record Areas(List<AreaBody> items) {}

  /** All editions. */
  @Schema(name = "EditionList")
  record Editions(List<EditionAnswer.Summary> items) {}
}
