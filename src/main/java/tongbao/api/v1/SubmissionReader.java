package tongbao.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.desk.Handed;
import tongbao.edition.Text;
import tongbao.filing.FilingId;
import tongbao.sheet.Entry;
import tongbao.sheet.ReceivedRemarks;
import tongbao.sheet.SignOff;
import tongbao.unit.UnitCode;

/**
 * Reads the body of a submission. What is wrong with its shape ends the request with 400; what is
 * wrong with the sheet in it is left to the checks.
 */
final class SubmissionReader {

  /** Twice the cells of the largest form; more is not a sheet. */
  private static final int MOST_VALUES = 500;

  private static final int MOST_EXPLANATIONS = 500;
  private static final int LONGEST_EXPLANATION = 2000;
  private static final int LONGEST_NOTE = 500;
  private static final int LONGEST_MEASURE = 20;

  private final Members members;

  private SubmissionReader(Members members) {
    this.members = members;
  }

  /** A submission that names its unit and year itself. */
  static Handed read(JsonBody body) {
    return new SubmissionReader(new Members(body.object())).handed(null);
  }

  /** A submission to a filing; unit and year may be left out of it. */
  static Handed read(JsonBody body, FilingId filing) {
    return new SubmissionReader(new Members(body.object())).handed(filing);
  }

  private Handed handed(@Nullable FilingId filing) {
    UnitCode unit = unit(filing);
    int year = filing != null && !members.has("year") ? filing.year() : members.year("year");
    if (filing != null && members.has("year") && year != filing.year()) {
      members.fault("year", Text.of("与路径中的 {} 不同。", "differs from {} in the path.", filing.year()));
    }
    String edition = members.optionalText("edition");
    Map<String, Entry> values = values();
    ReceivedRemarks remarks =
        new ReceivedRemarks(
            members.optionalTextMap("notes", MOST_VALUES, LONGEST_NOTE),
            members.optionalTexts("notApplicable", MOST_VALUES),
            members.optionalTextMap("units", MOST_VALUES, LONGEST_MEASURE));
    SignOff signOff = signOff();
    String documentNumber = members.optionalText("documentNumber");
    Map<String, String> explanations =
        members.optionalTextMap("explanations", MOST_EXPLANATIONS, LONGEST_EXPLANATION);
    members.passOver(ReadingAnswer.BESIDES);
    members.finish();
    if (unit == null) {
      throw new IllegalStateException("a fault was noted and must have ended the request");
    }
    return new Handed(
        new FilingId(year, unit),
        edition,
        values,
        remarks,
        signOff,
        documentNumber,
        explanations,
        null);
  }

  private @Nullable UnitCode unit(@Nullable FilingId filing) {
    if (filing != null && !members.has("unit")) {
      return filing.unit();
    }
    String code = members.text("unit");
    if (!UnitCode.isCode(code)) {
      if (!code.isEmpty()) {
        members.fault(
            "unit",
            Text.of(
                "“{}”不是单位代码，代码形如 620900-zhijian。",
                "{} is not a unit code; codes look like 620900-zhijian.",
                code));
      }
      return null;
    }
    UnitCode unit = new UnitCode(code);
    if (filing != null && !unit.equals(filing.unit())) {
      members.fault("unit", Text.of("与路径中的 {} 不同。", "differs from {} in the path.", filing.unit()));
    }
    return unit;
  }

  private Map<String, Entry> values() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    ObjectNode values = members.optionalObject("values");
    if (values == null) {
      if (!members.has("values")) {
        members.fault("values", Text.of("缺少“values”。", "values is missing."));
      }
      return entries;
    }
    if (values.size() > MOST_VALUES) {
      members.fault(
          "values",
          Text.of(
              "有 {} 项，最多 {} 项。",
              "has {} entries, at most {} are taken.",
              values.size(),
              MOST_VALUES));
      return entries;
    }
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      if (value.getKey().length() > Members.LONGEST_TEXT) {
        members.fault(
            "values",
            Text.of("指标名称过长：{}", "has a name too long: {}", Members.shown(value.getKey())));
      } else {
        entries.put(value.getKey(), entry(value.getValue()));
      }
    }
    return entries;
  }

  private static Entry entry(JsonNode value) {
    if (value.isNull()) {
      return Entry.BLANK;
    }
    if (value.isNumber()) {
      return new Entry.Numeral(value.decimalValue());
    }
    String text = Members.shown(value);
    return value.isPojo() ? unusual(value.asText(), text) : new Entry.NotANumber(text);
  }

  /**
   * A number that {@link StrictJson} kept as text. Its value can still be told where it is short.
   */
  private static Entry unusual(String literal, String shown) {
    try {
      return literal.length() <= NumberToken.MAX_DIGITS
          ? new Entry.Numeral(new BigDecimal(literal))
          : new Entry.Oversized(shown);
    } catch (NumberFormatException e) {
      return new Entry.Oversized(shown);
    }
  }

  private SignOff signOff() {
    Members line = members.optionalMembers("signOff");
    if (line == null) {
      return SignOff.NONE;
    }
    SignOff signOff =
        new SignOff(
            line.optionalText("head"),
            line.optionalText("reviewer"),
            line.optionalText("preparer"),
            line.optionalText("phone"),
            line.optionalDate("date"));
    line.refuseUnknown();
    return signOff;
  }
}
