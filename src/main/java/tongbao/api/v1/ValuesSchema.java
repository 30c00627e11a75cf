package tongbao.api.v1;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.edition.NumberType;
import tongbao.edition.Text;

/**
 * The JSON Schema of a submission's {@code values}. What it accepts the checks find no fault of
 * type with, and the other way round; only the decimals of amounts it leaves to the checks, because
 * validators reckon {@code multipleOf} in binary.
 */
final class ValuesSchema {

  private static final BigDecimal LARGEST =
      BigDecimal.TEN.pow(NumberType.INTEGER_DIGITS).subtract(BigDecimal.ONE);

  private static final Text INSTEAD =
      new Text("；代替其下各分项，不与其同填", "; instead of the rows under it, never beside them");

  private ValuesSchema() {}

  static ObjectNode of(Edition edition, Language language) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "/api/v1/editions/" + edition.id() + "/schema");
    schema.put("title", edition.title().in(language.locale()) + " " + edition.years());
    schema.put("description", edition.document());
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (Indicator row : edition.rows()) {
      if (row.heading()) {
        properties.putObject(row.code()).put("title", row.label()).put("type", "null");
      }
    }
    for (Cell cell : edition.cells()) {
      describe(cell, properties.putObject(cell.code().value()), language);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static void describe(Cell cell, ObjectNode property, Language language) {
    String number = cell.row().number();
    property.put("title", cell.label());
    property.put(
        "description",
        (number == null ? "" : number + " ")
            + (language == Language.EN ? cell.gloss() : cell.label())
            + (language == Language.EN ? ", unit " : "，单位：")
            + (cell.measures().isEmpty() ? cell.unit() : String.join(" / ", cell.measures()))
            + (cell.alternative() ? INSTEAD.in(language.locale()) : ""));
    property.putArray("type").add(cell.type().whole() ? "integer" : "number").add("null");
    property.put("minimum", cell.type().signed() ? LARGEST.negate() : BigDecimal.ZERO);
    if (cell.type().whole()) {
      property.put("maximum", LARGEST);
    } else {
      property.put("exclusiveMaximum", LARGEST.add(BigDecimal.ONE));
    }
  }
}
