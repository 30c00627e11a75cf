package tongbao.api.v1.contract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;
import tongbao.api.v1.ProblemType;
import tongbao.api.v1.Refuses;

/** What endpoints say they refuse, by operation. */
final class Refusals {

  private Refusals() {}

  static Map<String, List<ProblemType>> in(IndexView index) {
    Map<String, List<ProblemType>> refusals = new HashMap<>();
    for (AnnotationInstance refuses : index.getAnnotations(Refuses.class)) {
      AnnotationInstance operation = refuses.target().asMethod().annotation(Operation.class);
      refusals.put(
          operation.value("operationId").asString(),
          Arrays.stream(refuses.value().asEnumArray()).map(ProblemType::valueOf).toList());
    }
    return refusals;
  }
}
