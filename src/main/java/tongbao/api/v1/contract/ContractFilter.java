package tongbao.api.v1.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document when the service is built, so that serving it costs nothing. The
 * words stand in {@code META-INF/openapi.yaml}, the examples in {@code openapi-examples/}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

  private final IndexView index;

  /** Called by Quarkus with all that is known of the classes. */
  public ContractFilter(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    List<Endpoint> endpoints = Endpoint.all(document);
    // Which problems an endpoint has depends on its parameters before they become references.
    Permissions permissions = Permissions.in(index);
    permissions.describe(endpoints);
    new ProblemAnswers(document, Refusals.in(index), permissions).add(endpoints);
    new SharedParameters(document).apply(endpoints);
    new RequestSchemas(document).apply(endpoints);
    new AnswerSchemas(document).tidy();
    EitherAnswer.add(document);
    new Examples(document).attach(Exchange.all(), endpoints);
    ReadingOrder.restore(document);
  }
}
