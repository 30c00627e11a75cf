package tongbao.api.v1.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** An operation of the document and the path it stands under. */
record Endpoint(String path, Operation operation) {

  private static final String API = "/api/v1/";

  static List<Endpoint> all(OpenAPI document) {
    return document.getPaths().getPathItems().entrySet().stream()
        .flatMap(
            item ->
                item.getValue().getOperations().values().stream()
                    .map(operation -> new Endpoint(item.getKey(), operation)))
        .toList();
  }

  String id() {
    String id = operation.getOperationId();
    if (id == null) {
      // Words in META-INF/openapi.yaml for a path that no endpoint has look the same.
      throw new IllegalStateException("no operationId at " + path);
    }
    return id;
  }

  /** The word behind the version: {@code units} of {@code /api/v1/units/{code}}. */
  String collection() {
    String rest = path.substring(API.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  boolean hasBody() {
    return operation.getRequestBody() != null;
  }

  boolean takesJson() {
    return hasBody()
        && operation.getRequestBody().getContent().getMediaType("application/json") != null;
  }
}
