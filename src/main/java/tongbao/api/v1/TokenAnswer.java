package tongbao.api.v1;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.access.AccessToken;
import tongbao.desk.TokenDesk;
import tongbao.unit.UnitCode;

/** A token as it is answered. */
@Schema(name = "Token", description = "An access token, without its secret.")
public record TokenAnswer(
    @Schema(description = "The token's id.") UUID id,
    @Schema(description = "Its name, by which the audit log names whoever uses it.") String name,
    @Schema(
            description = "What it allows.",
            enumeration = {"submitter", "reviewer", "reader", "admin"})
        String role,
    @Schema(
            description = "The one unit a submitter acts for; null in every other role.",
            nullable = true)
        @Nullable String unit,
    @Schema(description = "When it was made.") Instant createdAt,
    @Schema(description = "The name of the token that made it; tongbao made the first one.")
        String createdBy,
    @Schema(description = "From when on it opens nothing; null: never.", nullable = true)
        @Nullable Instant expiresAt,
    @Schema(
            description = "When it was last used, on other replicas half a minute late.",
            nullable = true)
        @Nullable Instant lastUsedAt,
    @Schema(description = "Since when it opens nothing; null: it was not revoked.", nullable = true)
        @Nullable Instant revokedAt) {

  /** A token whose secret is told this once. */
  @Schema(name = "IssuedToken", description = "A token with its secret.")
  public record Issued(
      @Schema(description = "The secret, to be sent as `Authorization: Bearer`. Never shown again.")
          String token,
      @Schema(description = "The token's id.") UUID id,
      @Schema(description = "Its name.") String name,
      @Schema(
              description = "What it allows.",
              enumeration = {"submitter", "reviewer", "reader", "admin"})
          String role,
      @Schema(description = "The one unit a submitter acts for.", nullable = true)
          @Nullable String unit,
      @Schema(description = "When it was made.") Instant createdAt,
      @Schema(description = "The name of the token that made it.") String createdBy,
      @Schema(description = "From when on it opens nothing; null: never.", nullable = true)
          @Nullable Instant expiresAt,
      @Schema(description = "When it was last used.", nullable = true) @Nullable Instant lastUsedAt,
      @Schema(description = "Since when it opens nothing.", nullable = true)
          @Nullable Instant revokedAt) {

    static Issued of(TokenDesk.Issued issued) {
      TokenAnswer answer = TokenAnswer.of(issued.token());
      return new Issued(
          issued.secret(),
          answer.id,
          answer.name,
          answer.role,
          answer.unit,
          answer.createdAt,
          answer.createdBy,
          answer.expiresAt,
          answer.lastUsedAt,
          answer.revokedAt);
    }
  }

  static TokenAnswer of(AccessToken token) {
    UnitCode unit = token.unit();
    return new TokenAnswer(
        token.id(),
        token.name(),
        token.role().code(),
        unit == null ? null : unit.value(),
        token.createdAt(),
        token.createdBy(),
        token.expiresAt(),
        token.lastUsedAt(),
        token.revokedAt());
  }
}
