package tongbao.api.v1;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked of tokens; read by {@link TokenReader}. */
interface TokenBody {

  /** A token to be made. */
  @Schema(name = "NewToken", description = "A token to be made.")
  record New(
      @Schema(
              description = "What people call it. Never given twice.",
              minLength = 1,
              maxLength = 100,
              examples = "质监局填报系统")
          String name,
      @Schema(
              description = "What it allows.",
              enumeration = {"submitter", "reviewer", "reader", "admin"})
          String role,
      @Schema(
              description = "The unit a submitter acts for; it must be registered.",
              pattern = "^[a-z0-9][a-z0-9-]{1,39}$",
              nullable = true)
          @Nullable String unit,
      @Schema(description = "From when on it opens nothing; left out: never.", nullable = true)
          @Nullable Instant expiresAt) {}

  /** How a secret is replaced. */
  @Schema(name = "Rotation", description = "How a secret is replaced.")
  record Rotation(
      @Schema(
              description = "How many seconds the present secret goes on working; 30 days at most.",
              minimum = "0",
              maximum = "2592000",
              defaultValue = "0")
          int overlapSeconds) {}
}
