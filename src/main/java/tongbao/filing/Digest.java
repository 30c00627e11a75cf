package tongbao.filing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;

/**
 * The hash of a submission's canonical form (RFC 8785): the members {@code unit}, {@code year},
 * {@code edition}, {@code values} (every cell of the form), {@code signOff}, {@code documentNumber}
 * and {@code explanations}, absent ones as {@code null}. Numbers of cells stand as text in plain
 * digits, because RFC 8785 writes numbers as binary floating point, which would not keep them
 * exact. Anyone who has the content can work it out again.
 *
 * @param algorithm how it was hashed
 * @param hex 64 digits
 */
public record Digest(DigestAlgorithm algorithm, String hex) {

  /** Writes strings as RFC 8785 does; the order of names is left to the caller. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

  /** The digest of what was handed in. */
  public static Digest of(Submission submission, DigestAlgorithm algorithm) {
    try {
      byte[] hash = algorithm.hash(canonical(submission));
      return new Digest(algorithm, HexFormat.of().formatHex(hash));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this is the digest of a submission. */
  public boolean fits(Submission submission) {
    return equals(of(submission, algorithm));
  }

  /** RFC 8785 puts names in order, so they are written in it. */
  private static byte[] canonical(Submission submission) throws IOException {
    // To bytes Jackson would write characters beyond the basic plane as escapes.
    StringWriter text = new StringWriter(4096);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      write(json, "documentNumber", submission.documentNumber());
      json.writeStringField("edition", submission.sheet().edition().id());
      json.writeObjectFieldStart("explanations");
      for (Map.Entry<String, String> explanation : submission.explanations().entrySet()) {
        json.writeStringField(explanation.getKey(), explanation.getValue());
      }
      json.writeEndObject();
      SignOff signOff = submission.signOff();
      json.writeObjectFieldStart("signOff");
      write(json, "date", signOff.date() == null ? null : signOff.date().toString());
      write(json, "head", signOff.head());
      write(json, "phone", signOff.phone());
      write(json, "preparer", signOff.preparer());
      write(json, "reviewer", signOff.reviewer());
      json.writeEndObject();
      json.writeStringField("unit", submission.id().unit().value());
      json.writeObjectFieldStart("values");
      Sheet sheet = submission.sheet();
      for (Cell cell : sheet.edition().cellsByName()) {
        BigDecimal number = sheet.number(cell);
        write(json, cell.code().value(), number == null ? null : number.toPlainString());
      }
      json.writeEndObject();
      json.writeNumberField("year", submission.id().year());
      json.writeEndObject();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }
}
