package tongbao.api.v1.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Puts the members of operations in the order a reader wants them: first what it does, last what it
 * answers. Members are written in the order in which they were set.
 */
final class ReadingOrder {

  private ReadingOrder() {}

  static void restore(OpenAPI document) {
    document
        .getPaths()
        .getPathItems()
        .values()
        .forEach(
            item ->
                List.copyOf(item.getOperations().entrySet())
                    .forEach(
                        operation ->
                            item.setOperation(operation.getKey(), ordered(operation.getValue()))));
  }

  private static Operation ordered(Operation operation) {
    Operation ordered =
        OASFactory.createOperation()
            .operationId(operation.getOperationId())
            .summary(operation.getSummary())
            .description(operation.getDescription())
            .tags(operation.getTags());
    if (operation.getParameters() != null) {
      ordered.setParameters(operation.getParameters());
    }
    if (operation.getRequestBody() != null) {
      ordered.setRequestBody(operation.getRequestBody());
    }
    return ordered.responses(operation.getResponses());
  }
}
