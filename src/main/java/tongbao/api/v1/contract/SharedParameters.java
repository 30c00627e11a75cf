package tongbao.api.v1.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Describes parameters. Endpoints take them as text, to answer all that is wrong in one form; so
 * their types and meaning stand in {@code META-INF/openapi.yaml}.
 */
final class SharedParameters {

  private final Map<String, Parameter> described;
  private final List<String> order;

  SharedParameters(OpenAPI document) {
    this.described = document.getComponents().getParameters();
    this.order = List.copyOf(described.keySet());
  }

  /**
   * Replaces what the code says of parameters by references to what is described, in the order of
   * the descriptions: generated clients take them in that order.
   */
  void apply(List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      Operation operation = endpoint.operation();
      if (operation.getParameters() != null) {
        operation.setParameters(
            operation.getParameters().stream()
                .map(found -> key(endpoint, found))
                .sorted(Comparator.comparingInt(order::indexOf))
                .map(key -> OASFactory.createParameter().ref(key))
                .toList());
      }
    }
  }

  /** Whether there is anything a parameter's text can be refused for. */
  boolean canBeInvalid(Endpoint endpoint, Parameter found) {
    Schema schema = Objects.requireNonNull(described.get(key(endpoint, found))).getSchema();
    return !schema.getType().contains(Schema.SchemaType.STRING)
        || schema.getPattern() != null
        || schema.getEnumeration() != null;
  }

  private String key(Endpoint endpoint, Parameter found) {
    return Stream.of(endpoint.id(), endpoint.collection(), found.getIn().toString())
        .map(place -> place + "." + found.getName())
        .filter(described::containsKey)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s of %s is not described".formatted(found.getName(), endpoint.id())));
  }
}
