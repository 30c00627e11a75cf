package tongbao.api.v1.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/**
 * Gives requests schemas of their own where they are described by the type of the answer: what a
 * sender may leave out an answer always has, and what a sender may not add an answer may one day.
 */
final class RequestSchemas {

  static final String REVISION = "RevisedSubmission";

  private static final String JSON = "application/json";
  private static final String SUBMISSION = "Submission";
  private static final String READING = "Reading";
  private static final String SIGN_OFF = "SignOff";
  private static final String SIGN_OFF_ENTRY = "SignOffEntry";
  private static final String MEMBERSHIP_ENTRY = "MembershipEntry";

  /** A body: from which schema, under which name, and what it must have. */
  private record Body(String from, String name, List<String> required) {}

  private static final Map<String, Body> BODIES =
      Map.of(
          "submitFiling",
          new Body(SUBMISSION, SUBMISSION, List.of("unit", "year", "values")),
          "reviseFiling",
          new Body(SUBMISSION, REVISION, List.of("values")),
          "decideFiling",
          new Body("Decision", "Decision", List.of("decision")),
          "putUnit",
          new Body("Unit", "UnitEntry", List.of("name")),
          "putUnitKey",
          new Body("PublicKey", "PublicKey", List.of("kty", "crv", "x")),
          "putArea",
          new Body("Area", "AreaEntry", List.of("name")),
          "createToken",
          new Body("NewToken", "NewToken", List.of("name", "role")),
          "rotateToken",
          new Body("Rotation", "Rotation", List.of()),
          "createWebhook",
          new Body("Webhook", "WebhookEntry", List.of("url")),
          "putCalendar",
          new Body("DueDates", "DueDates", List.of()));

  /** What no sender gives. */
  private static final Map<String, List<String>> OF_ANSWERS =
      Map.of("WebhookEntry", List.of("id", "createdAt", "createdBy"));

  private final Map<String, Schema> schemas;
  private final OpenAPI document;

  RequestSchemas(OpenAPI document) {
    this.document = document;
    this.schemas = document.getComponents().getSchemas();
  }

  void apply(List<Endpoint> endpoints) {
    copy(new Body(SIGN_OFF, SIGN_OFF_ENTRY, List.of()));
    copy(new Body("Membership", MEMBERSHIP_ENTRY, List.of("area")));
    for (Endpoint endpoint : endpoints) {
      if (endpoint.hasBody() && !endpoint.takesJson()) {
        endpoint.operation().getRequestBody().required(true);
      } else if (endpoint.hasBody()) {
        Body body = BODIES.get(endpoint.id());
        if (body == null) {
          throw new IllegalStateException("what does " + endpoint.id() + " take?");
        }
        copy(body);
        RequestBody taken = endpoint.operation().getRequestBody().required(true);
        taken
            .getContent()
            .getMediaTypes()
            .forEach((type, media) -> media.setSchema(type.equals(JSON) ? ref(body) : text()));
      }
    }
  }

  private static Schema ref(Body body) {
    return OASFactory.createSchema().ref(body.name());
  }

  /** Bytes of a document: without a type, as OpenAPI 3.1 has them, generators send JSON. */
  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }

  private void copy(Body body) {
    Schema from = Objects.requireNonNull(schemas.get(body.from()), body.from());
    Map<String, Schema> properties = new LinkedHashMap<>(from.getProperties());
    OF_ANSWERS.getOrDefault(body.name(), List.of()).forEach(properties::remove);
    if (body.from().equals(SUBMISSION)) {
      // A reading can be handed in as it is; what it says besides is not looked at.
      Objects.requireNonNull(schemas.get(READING)).getProperties().forEach(properties::putIfAbsent);
    }
    properties.computeIfPresent("signOff", (name, schema) -> signOffEntry(schema));
    properties.computeIfPresent("memberships", (name, schema) -> membershipEntries(schema));
    document
        .getComponents()
        .addSchema(
            body.name(),
            OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .description(from.getDescription())
                .properties(properties)
                .required(body.required().isEmpty() ? null : body.required())
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false)));
  }

  private static Schema membershipEntries(Schema answered) {
    return OASFactory.createSchema()
        .type(List.of(Schema.SchemaType.ARRAY))
        .description(answered.getDescription())
        .items(OASFactory.createSchema().ref(MEMBERSHIP_ENTRY));
  }

  private static Schema signOffEntry(Schema answered) {
    return OASFactory.createSchema()
        .description(answered.getDescription())
        .addAnyOf(OASFactory.createSchema().ref(SIGN_OFF_ENTRY))
        .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
  }
}
