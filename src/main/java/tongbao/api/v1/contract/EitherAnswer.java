package tongbao.api.v1.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * The type of an answer that is a filing or, where it was only checked, an examination: what both
 * have, and what either has. Not {@code oneOf}: generated Java clients do not look at what is
 * required, find that both fit, and fail.
 */
final class EitherAnswer {

  private static final String NAME = "FilingOrExamination";

  private EitherAnswer() {}

  static void add(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    Schema filing = Objects.requireNonNull(schemas.get("Filing"));
    Schema examination = Objects.requireNonNull(schemas.get("Examination"));
    Map<String, Schema> properties = new LinkedHashMap<>(filing.getProperties());
    examination.getProperties().forEach(properties::putIfAbsent);
    List<String> inBoth =
        filing.getRequired().stream().filter(examination.getRequired()::contains).toList();
    // No answer is certain to be one.
    document.getComponents().removeSchema("Examination");
    document
        .getComponents()
        .addSchema(
            NAME,
            OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description(
                    "A Filing, which has a revision; with `validateOnly=true` what handing in would"
                        + " come to, which has wouldAnswer.")
                .properties(properties)
                .required(inBoth));
  }
}
