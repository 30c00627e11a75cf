package tongbao.desk.webhook;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Posts one message and waits for the answer's status. Vert.x's client, because it connects to an
 * address it is given while it checks the certificate against the name; a client that resolves the
 * name once more could be sent elsewhere than was looked at.
 */
@ApplicationScoped
class Sender {
  private static final Logger LOG = Logger.getLogger(Sender.class);
  private static final int MOST_CONNECTIONS = 64;

  private final HttpClient client;
  private final Destinations destinations;
  private final Duration timeout;
  private final Clock clock;

  /**
   * How an attempt went.
   *
   * @param status of the answer; {@code null} where none came
   * @param error why it failed; {@code null} where it did not
   */
  record Outcome(@Nullable Integer status, @Nullable String error) {}

  Sender(Vertx vertx, WebhookConfig config, Clock clock) {
    // A connection for each message, closed as soon as the status is known: nothing is read of what
    // a receiver sends behind it.
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setMaxWaitQueueSize(MOST_CONNECTIONS));
    this.destinations = new Destinations(config.allowPrivate());
    this.timeout = config.timeout();
    this.clock = clock;
  }

  Outcome send(Webhook webhook, Delivery delivery) throws InterruptedException {
    Instant now = clock.instant();
    byte[] body = Message.body(delivery);
    String id = delivery.id().toString();
    try {
      @Nullable InetAddress address = destinations.resolve(webhook.url().getHost());
      if (address == null) {
        return new Outcome(null, "private-address");
      }
      RequestOptions request =
          request(webhook.url(), address)
              .putHeader("Content-Type", "application/json")
              .putHeader("User-Agent", "Tongbao")
              .putHeader("webhook-id", id)
              .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
              .putHeader(
                  "webhook-signature", webhook.secret().sign(id, now.getEpochSecond(), body));
      int status = status(request, Buffer.buffer(body));
      return new Outcome(status, status / 100 == 2 ? null : "status");
    } catch (UnknownHostException e) {
      return new Outcome(null, "unknown-host");
    } catch (TimeoutException e) {
      return new Outcome(null, "timeout");
    } catch (ExecutionException e) {
      LOG.debugf("Webhook %s: %s", webhook.id(), e.getCause());
      return new Outcome(null, e.getCause() instanceof SSLException ? "tls" : "no-connection");
    } catch (RuntimeException e) {
      // An address the client cannot make sense of counts as an attempt, or it is never given up.
      LOG.warnf("Webhook %s: %s", webhook.id(), e);
      return new Outcome(null, "no-connection");
    }
  }

  private RequestOptions request(URI url, InetAddress address) {
    boolean tls = "https".equals(url.getScheme().toLowerCase(Locale.ROOT));
    int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(url.getHost())
        .setPort(port)
        .setSsl(tls)
        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
        .setConnectTimeout(timeout.toMillis())
        .setTimeout(timeout.toMillis())
        .setFollowRedirects(false);
  }

  private int status(RequestOptions options, Buffer body)
      throws InterruptedException, ExecutionException, TimeoutException {
    Future<Integer> status =
        client
            .request(options)
            .compose(
                request ->
                    request
                        .send(body)
                        .map(Sender::statusAlone)
                        .onComplete(done -> request.connection().close()));
    try {
      return status
          .toCompletionStage()
          .toCompletableFuture()
          .get(timeout.toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof TimeoutException || cause instanceof ConnectTimeoutException) {
          throw new TimeoutException();
        }
      }
      throw e;
    }
  }

  /** That the rest of the answer is cut off is meant. */
  private static int statusAlone(HttpClientResponse answer) {
    answer.exceptionHandler(cutOff -> LOG.trace("The rest of an answer is not read", cutOff));
    return answer.statusCode();
  }
}
