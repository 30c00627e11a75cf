package tongbao.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tongbao.filing.CanonicalJson;
import tongbao.filing.DigestAlgorithm;

/**
 * A line of the audit log at its place in the chain. Its hash is the SHA-256 of all of it and of
 * the hash before it, as canonical JSON (RFC 8785) with the members {@code position}, {@code
 * previous}, {@code at}, {@code actor}, {@code role}, {@code requestId}, {@code action}, {@code
 * subject}, {@code year}, {@code unit}, {@code revision}, {@code before} and {@code after}, absent
 * ones null, before and after as text. Anyone who has the lines can work them out again.
 *
 * <p>Its members are as they are stored, not as they should be: somebody may have changed them.
 *
 * @param position from 1, without gaps
 * @param previous the hash of the line before, 64 hexadecimal digits; zeros for the first
 * @param hash its own
 */
public record AuditLine(long position, Content content, String previous, String hash) {

  /** What stands before the first line. */
  public static final String NOTHING = "0".repeat(64);

  /** What is logged; see {@link AuditEntry}. */
  public record Content(
      Instant at,
      String actor,
      String role,
      @Nullable String requestId,
      String action,
      String subject,
      @Nullable Integer year,
      @Nullable String unit,
      @Nullable Integer revision,
      @Nullable String before,
      @Nullable String after) {}

  /** The line at a place, behind one with that hash. */
  public static AuditLine at(long position, String previous, Content content) {
    return new AuditLine(position, content, previous, hash(position, previous, content));
  }

  /** The hash its content has, whichever it bears. */
  public String computedHash() {
    return hash(position, previous, content);
  }

  private static String hash(long position, String previous, Content content) {
    byte[] json = CanonicalJson.of(to -> write(to, position, previous, content));
    return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.hash(json));
  }

  private static void write(JsonGenerator json, long position, String previous, Content content)
      throws IOException {
    json.writeStartObject();
    CanonicalJson.write(json, "action", content.action());
    CanonicalJson.write(json, "actor", content.actor());
    CanonicalJson.write(json, "after", content.after());
    CanonicalJson.write(json, "at", content.at().toString());
    CanonicalJson.write(json, "before", content.before());
    json.writeNumberField("position", position);
    CanonicalJson.write(json, "previous", previous);
    CanonicalJson.write(json, "requestId", content.requestId());
    write(json, "revision", content.revision());
    CanonicalJson.write(json, "role", content.role());
    CanonicalJson.write(json, "subject", content.subject());
    CanonicalJson.write(json, "unit", content.unit());
    write(json, "year", content.year());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, @Nullable Integer value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }
}
