package tongbao.api.v1.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says of the scanned types what the scanner cannot know. */
final class AnswerSchemas {

  /** Types the scanner refers to as if they were ours, and their formats. */
  private static final Map<String, String> TIMES =
      Map.of("Instant", "date-time", "LocalDate", "date");

  /** What says nothing is left out of it: there may be a million in one answer. */
  private static final String LINE = "BatchLine";

  private final OpenAPI document;

  AnswerSchemas(OpenAPI document) {
    this.document = document;
  }

  void tidy() {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    schemas.values().forEach(schema -> SchemaWalk.visit(schema, AnswerSchemas::tidy));
    TIMES.keySet().forEach(document.getComponents()::removeSchema);
    schemas.values().forEach(AnswerSchemas::allowBlanks);
    schemas.forEach(
        (name, schema) -> {
          if (!name.equals(LINE)) {
            requireAll(schema);
          }
        });
  }

  private static void tidy(Schema schema) {
    inlineTime(schema);
    if (schema.getItems() != null && schema.getEnumeration() != null) {
      // An annotation on a list says what its items may be.
      schema.getItems().setEnumeration(schema.getEnumeration());
      schema.setEnumeration(null);
    }
    boolean nullable =
        schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL);
    if (nullable && schema.getEnumeration() != null && !schema.getEnumeration().contains(null)) {
      List<Object> words = new ArrayList<>(schema.getEnumeration());
      words.add(null);
      schema.setEnumeration(words);
    }
    if (schema.getAnyOf() != null) {
      // Beside the alternative null the scanner leaves the type object, which no null has.
      schema.setType(null);
    }
  }

  private static void inlineTime(Schema schema) {
    String ref = schema.getRef();
    if (ref == null) {
      return;
    }
    String format = TIMES.get(ref.substring(ref.lastIndexOf('/') + 1));
    if (format != null) {
      schema.setRef(null);
      if (schema.getType() == null) {
        schema.setType(List.of(Schema.SchemaType.STRING));
      }
      schema.setFormat(format);
    }
  }

  /** The scanner does not read the nullness of a map's values. */
  private static void allowBlanks(Schema schema) {
    Schema values = schema.getProperties() == null ? null : schema.getProperties().get("values");
    if (values != null && values.getAdditionalPropertiesSchema() != null) {
      values
          .getAdditionalPropertiesSchema()
          .setType(List.of(Schema.SchemaType.NUMBER, Schema.SchemaType.NULL));
    }
  }

  /** Answers always bear all their members. What is closed is a request. */
  private static void requireAll(Schema schema) {
    Schema others = schema.getAdditionalPropertiesSchema();
    boolean closed = others != null && Boolean.FALSE.equals(others.getBooleanSchema());
    if (schema.getProperties() != null && schema.getRequired() == null && !closed) {
      schema.setRequired(List.copyOf(schema.getProperties().keySet()));
    }
  }
}
