package tongbao.api.v1;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Ends connections on which nothing is answered for as long as one may be idle. A client that sends
 * its request line and headers a byte at a time is never idle, and no request of its reaches the
 * {@link FrontDoor}; but nothing is written to it either. The same ends one that does not read its
 * answer.
 */
@ApplicationScoped
class SlowConnections implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    limit(options);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    limit(options);
  }

  private static void limit(HttpServerOptions options) {
    options.setWriteIdleTimeout(options.getIdleTimeout());
  }
}
