package tongbao.api.v1.contract;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Has the OpenAPI document taken apart and written anew when somebody first asks for it. Quarkus
 * does so at every start, which takes a sixth of it (src/adr/0027), for a document of 800 kB that
 * hardly anybody asks for.
 */
@PreparedWhenAsked
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class DocumentWhenAsked {

  private static final String PREPARE = "prepareDocument";

  private final Queue<InvocationContext> put = new ArrayDeque<>();

  @AroundInvoke
  synchronized @Nullable Object pass(InvocationContext call) throws Exception {
    if (call.getMethod().getName().equals(PREPARE)) {
      put.add(call);
      return null;
    }
    while (!put.isEmpty()) {
      put.remove().proceed();
    }
    return call.proceed();
  }
}
