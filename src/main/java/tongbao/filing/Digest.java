package tongbao.filing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.sheet.Remarks;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;

/**
 * The hash of a submission's canonical form (RFC 8785): the members {@code unit}, {@code year},
 * {@code edition}, {@code values} (every cell of the form), {@code signOff}, {@code documentNumber}
 * and {@code explanations}, absent ones as {@code null}; and {@code notes}, {@code notApplicable}
 * (in the order of the codes) and {@code units}, each only where there is something in it. Numbers
 * of cells stand as text in plain digits, because RFC 8785 writes numbers as binary floating point,
 * which would not keep them exact. Anyone who has the content can work it out again.
 *
 * @param algorithm how it was hashed
 * @param hex 64 digits
 */
public record Digest(DigestAlgorithm algorithm, String hex) {

  /** The digest of what was handed in. */
  public static Digest of(Submission submission, DigestAlgorithm algorithm) {
    byte[] hash = algorithm.hash(CanonicalJson.of(json -> write(json, submission)));
    return new Digest(algorithm, HexFormat.of().formatHex(hash));
  }

  /** Whether this is the digest of a submission. */
  public boolean fits(Submission submission) {
    return equals(of(submission, algorithm));
  }

  /** RFC 8785 puts names in order, so they are written in it. */
  private static void write(JsonGenerator json, Submission submission) throws IOException {
    json.writeStartObject();
    CanonicalJson.write(json, "documentNumber", submission.documentNumber());
    json.writeStringField("edition", submission.sheet().edition().id());
    json.writeObjectFieldStart("explanations");
    for (Map.Entry<String, String> explanation : submission.explanations().entrySet()) {
      json.writeStringField(explanation.getKey(), explanation.getValue());
    }
    json.writeEndObject();
    Remarks remarks = submission.sheet().remarks();
    if (!remarks.notApplicable().isEmpty()) {
      json.writeArrayFieldStart("notApplicable");
      for (CellCode code : remarks.notApplicable().stream().sorted().toList()) {
        json.writeString(code.value());
      }
      json.writeEndArray();
    }
    writeTexts(json, "notes", remarks.notes());
    SignOff signOff = submission.signOff();
    json.writeObjectFieldStart("signOff");
    CanonicalJson.write(json, "date", signOff.date() == null ? null : signOff.date().toString());
    CanonicalJson.write(json, "head", signOff.head());
    CanonicalJson.write(json, "phone", signOff.phone());
    CanonicalJson.write(json, "preparer", signOff.preparer());
    CanonicalJson.write(json, "reviewer", signOff.reviewer());
    json.writeEndObject();
    json.writeStringField("unit", submission.id().unit().value());
    writeTexts(json, "units", remarks.measures());
    json.writeObjectFieldStart("values");
    Sheet sheet = submission.sheet();
    for (Cell cell : sheet.edition().cellsByName()) {
      BigDecimal number = sheet.number(cell);
      CanonicalJson.write(
          json, cell.code().value(), number == null ? null : number.toPlainString());
    }
    json.writeEndObject();
    json.writeNumberField("year", submission.id().year());
    json.writeEndObject();
  }

  /** Left out where empty, as it was of every filing recorded before cells could bear remarks. */
  private static void writeTexts(JsonGenerator json, String name, Map<CellCode, String> texts)
      throws IOException {
    if (texts.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(name);
    for (Map.Entry<CellCode, String> text : new TreeMap<>(texts).entrySet()) {
      json.writeStringField(text.getKey().value(), text.getValue());
    }
    json.writeEndObject();
  }
}
