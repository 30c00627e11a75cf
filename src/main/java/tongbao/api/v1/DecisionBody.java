package tongbao.api.v1;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a decision, for the OpenAPI document; {@link DecisionReader} reads it. */
@Schema(name = "Decision", description = "What the city office decides of a revision.")
public record DecisionBody(
    @Schema(
            description = "What is decided.",
            enumeration = {"accept", "send-back", "publish", "withdraw"},
            required = true)
        String decision,
    @Schema(
            description = "The revision it is about; the newest where it is left out.",
            minimum = "1",
            nullable = true)
        @Nullable Integer revision,
    @Schema(
            description = "Why; needed for send-back. A plain text is a reason without a cell.",
            maxItems = 200,
            nullable = true)
        @Nullable List<ReasonBody> reasons) {

  /** Why something is decided. */
  @Schema(name = "Reason", description = "Why something is decided.")
  public record ReasonBody(
      @Schema(
              description = "The code of the cell it is about; null where it is about the whole.",
              nullable = true)
          @Nullable String cell,
      @Schema(description = "The reason.", minLength = 1, maxLength = 2000, required = true)
          String text) {}
}
