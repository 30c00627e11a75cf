package tongbao.filing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON as RFC 8785 writes it, for what is hashed. */
public final class CanonicalJson {

  /** Writes strings as RFC 8785 does; the order of names is left to the caller. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

  private CanonicalJson() {}

  /** What is to be written. */
  public interface Content {
    /** Writes it, names in the order of RFC 8785. */
    void to(JsonGenerator json) throws IOException;
  }

  /** The bytes of a content. */
  public static byte[] of(Content content) {
    // To bytes Jackson would write characters beyond the basic plane as escapes.
    StringWriter text = new StringWriter(4096);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      content.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes a member that may be absent, which is null. */
  public static void write(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }
}
