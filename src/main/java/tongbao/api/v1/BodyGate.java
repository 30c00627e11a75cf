package tongbao.api.v1;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of a request before a worker thread is taken for it, so that a slow client
 * holds up nobody, and refuses one that is too large.
 */
@Singleton
class BodyGate {
  private static final String CONTINUE = "100-continue";

  private final long limit;
  private final Duration patience;
  private final ProblemWriter problems;

  BodyGate(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
      @ConfigProperty(name = "tongbao.body-timeout", defaultValue = "30s") Duration patience,
      ProblemWriter problems) {
    this.limit = limit.asLongValue();
    this.patience = patience;
    this.problems = problems;
  }

  /** Lets the request go on, with its body if it is to be collected, or answers it. */
  void pass(RoutingContext context, boolean collect) {
    HttpServerRequest request = context.request();
    @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean hasBody = length != null || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    if (!hasBody) {
      context.next();
      return;
    }
    IncomingBody body = new IncomingBody(context, limit, patience, problems);
    // Netty has refused every length that is not a number of at most 19 digits.
    if (length != null && Long.parseLong(length) > limit) {
      body.refuse();
      return;
    }
    if (!collect) {
      context.next();
      return;
    }
    @Nullable String expected = request.getHeader(HttpHeaders.EXPECT);
    if (expected != null && request.version() != HttpVersion.HTTP_1_0) {
      if (!expected.equalsIgnoreCase(CONTINUE)) {
        problems.answer(context, Problem.of(ProblemType.EXPECTATION_FAILED));
        return;
      }
      context.response().writeContinue();
    }
    body.collect();
  }
}
