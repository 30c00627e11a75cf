package tongbao.api.v1;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.AuditLine;

/** A line of the audit log as it is answered. */
@Schema(
    name = "AuditLine",
    description =
        "One change. The hash is the SHA-256 of this object without the member hash as canonical"
            + " JSON (RFC 8785).")
public record AuditLineAnswer(
    @Schema(description = "Its place in the log, from 1 without gaps.") long position,
    @Schema(description = "When the change was made.") Instant at,
    @Schema(description = "Who made it: the name of the token or of the account.") String actor,
    @Schema(description = "In which role; system where the service acts by itself.") String role,
    @Schema(description = "The X-Request-Id of the call.", nullable = true)
        @Nullable String requestId,
    @Schema(description = "What was done.", examples = "unit.put") String action,
    @Schema(description = "What it was done to.", examples = "units/620900-zhijian") String subject,
    @Schema(description = "The year of the filing it concerns.", nullable = true)
        @Nullable Integer year,
    @Schema(description = "The unit of the filing it concerns.", nullable = true)
        @Nullable String unit,
    @Schema(description = "The revision it concerns.", nullable = true) @Nullable Integer revision,
    @Schema(description = "What was there, as JSON in a text.", nullable = true)
        @Nullable String before,
    @Schema(description = "What is there since, as JSON in a text.", nullable = true)
        @Nullable String after,
    @Schema(description = "The hash of the line before; zeros in the first.") String previous,
    @Schema(description = "Its own hash, 64 hexadecimal digits.") String hash) {

  static AuditLineAnswer of(AuditLine line) {
    AuditLine.Content content = line.content();
    return new AuditLineAnswer(
        line.position(),
        content.at(),
        content.actor(),
        content.role(),
        content.requestId(),
        content.action(),
        content.subject(),
        content.year(),
        content.unit(),
        content.revision(),
        content.before(),
        content.after(),
        line.previous(),
        line.hash());
  }
}
