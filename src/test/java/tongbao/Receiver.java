package tongbao;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tongbao.desk.webhook.WebhookSecret;

/** A receiver of webhooks on loopback, which answers as the test likes. */
public final class Receiver implements AutoCloseable {
  /** Where it is registered. */
  public static final String PATH = "/hook";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Answer answer;

  /** One message. */
  public record Received(String id, long timestamp, String signature, String body) {

    /** Whether the signature is the secret's. */
    public boolean isSignedWith(String secret) {
      return WebhookSecret.parse(secret)
          .sign(id, timestamp, body.getBytes(UTF_8))
          .equals(signature);
    }

    /** The body. */
    public JsonNode json() {
      try {
        return Department.read(body);
      } catch (IOException e) {
        throw new AssertionError(body, e);
      }
    }
  }

  /** How a message is answered. */
  @FunctionalInterface
  public interface Answer {
    /** Answers, or does not. */
    void to(HttpExchange exchange, Received message) throws IOException, InterruptedException;
  }

  /** Starts it. */
  public Receiver(Answer answer) throws IOException {
    this.answer = answer;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Received message =
        new Received(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            body);
    received.add(message);
    try (exchange) {
      answer.to(exchange, message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers otherwise from now on. */
  public void answerWith(Answer other) {
    answer = other;
  }

  /** The status, and nothing else. */
  public static Answer status(int status) {
    return (exchange, message) -> exchange.sendResponseHeaders(status, -1);
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  /** What came so far. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** What came so far of that kind. */
  public Stream<Received> received(Predicate<Received> kind) {
    return received.stream().filter(kind);
  }

  /** Waits until it holds. */
  public static void await(String what, Duration limit, Predicate<Void> holds)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!holds.test(null)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit + ": " + what);
      }
      Thread.sleep(20);
    }
  }

  /** Listens no more. */
  public void leave() {
    server.stop(0);
  }

  @Override
  public void close() {
    leave();
    threads.shutdownNow();
  }
}
