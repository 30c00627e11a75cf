package tongbao.api.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.UnitKey;

/** A key of a unit as it is answered. */
@Schema(name = "UnitKey", description = "A key by which a unit signs what it hands in.")
public record UnitKeyAnswer(
    @Schema(description = "Its name within the unit.", examples = "2026") String kid,
    @Schema(description = "Its public half (RFC 7517).") Map<String, String> jwk,
    @Schema(description = "When it was registered.") Instant addedAt,
    @Schema(
            description = "From when on it signs nothing more; null while it holds.",
            nullable = true)
        @Nullable Instant revokedAt) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All keys of a unit. */
  @Schema(name = "UnitKeyList", description = "The keys of a unit.")
  public record Keys(
      @Schema(description = "Ordered by name, revoked ones too.") List<UnitKeyAnswer> items) {}

  static UnitKeyAnswer of(UnitKey key) {
    try {
      return new UnitKeyAnswer(
          key.kid(),
          JSON.readValue(key.jwk(), new TypeReference<Map<String, String>>() {}),
          key.addedAt(),
          key.revokedAt());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored key is not JSON", e);
    }
  }
}
